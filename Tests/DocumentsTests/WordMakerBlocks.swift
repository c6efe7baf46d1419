/// Blocks: paragraphs, tables and what wraps them.
extension WordMaker {
    mutating func blocks() -> String { (0...pick(2)).map { _ in block() }.joined() }

    mutating func block() -> String {
        depth += 1
        defer { depth -= 1 }
        guard depth < 5 else { return paragraph() }
        switch pick(16) {
        case 0, 1: return table()
        case 2: return "<w:sdt><w:sdtPr><w:id w:val=\"1\"/></w:sdtPr><w:sdtContent>\(blocks())</w:sdtContent></w:sdt>"
        case 3: return "<w:customXml w:element=\"y\"><w:customXmlPr/>\(blocks())</w:customXml>"
        case 4: return "<mc:AlternateContent><mc:Choice Requires=\"w14\">\(blocks())</mc:Choice><mc:Fallback/></mc:AlternateContent>"
        case 5: return page()
        case 6:
            return
                "<w:ins w:id=\"1\">\(paragraph())</w:ins><w:del w:id=\"2\"><w:p><w:r><w:delText> \(gone()) </w:delText></w:r></w:p></w:del>"
        case 7:
            return "<w:p><w:pPr><w:framePr w:dropCap=\"drop\" w:lines=\"2\"/></w:pPr><w:r><w:t>\(seen()) </w:t></w:r></w:p>" + paragraph()
        case 8: return "<m:oMathPara>\(formula())</m:oMathPara>"
        case 9: return "<w:r><w:t>\(seen())</w:t></w:r><w:bookmarkStart w:id=\"1\" w:name=\"a\"/>"
        case 10: return nestedChunk()
        case 11: return fileWithin()
        default: return paragraph()
        }
    }

    private mutating func nestedChunk() -> String {
        "<w:p><w:r><w:t>\(seen())</w:t></w:r><w:bookmarkStart w:id=\"3\" w:name=\"fraga-1\"/><w:bookmarkEnd w:id=\"3\"/></w:p>"
            + "<w:moveTo w:id=\"3\">\(paragraph())</w:moveTo><w:moveFrom w:id=\"4\"><w:p><w:r><w:t>\(gone())</w:t></w:r></w:p></w:moveFrom>"
    }

    mutating func paragraph() -> String { "<w:p>\(paragraphProperties())\(inlines())</w:p>" }

    private mutating func paragraphProperties() -> String {
        switch pick(8) {
        case 0, 1, 2: return "<w:pPr><w:pStyle w:val=\"S\(pick(WordMaker.styleNames.count))\"/></w:pPr>"
        case 3: return "<w:pPr><w:numPr><w:ilvl w:val=\"\(pick(2))\"/><w:numId w:val=\"\(1 + pick(2))\"/></w:numPr></w:pPr>"
        case 4: return "<w:pPr><w:ind w:left=\"720\"/><w:rPr><w:ins w:id=\"9\"/><w:b/></w:rPr></w:pPr>"
        case 5: return "<w:pPr><w:pBdr><w:bottom w:val=\"single\"/></w:pBdr><w:outlineLvl w:val=\"1\"/></w:pPr>"
        default: return ""
        }
    }

    /// Rows of unlike widths, merged cells, cells and rows in wrappers.
    private mutating func table() -> String {
        let columns = 1 + pick(4)
        let grid = pick(2) == 0 ? String(repeating: "<w:gridCol w:w=\"100\"/>", count: columns) : ""
        let look = pick(2) == 0 ? "<w:tblLook w:firstRow=\"1\" w:val=\"0020\"/>" : ""
        let rows = (0...pick(3)).map { _ in row(max(1, columns + pick(4) - 1)) }.joined()
        return "<w:tbl><w:tblPr>\(look)</w:tblPr><w:tblGrid>\(grid)</w:tblGrid>\(rows)</w:tbl>"
    }

    private mutating func row(_ cells: Int) -> String {
        let properties = [
            "", "<w:trPr><w:gridAfter w:val=\"2\"/></w:trPr>", "<w:trPr><w:gridBefore w:val=\"1\"/></w:trPr>",
            "<w:trPr><w:tblHeader/></w:trPr>",
        ][pick(4)]
        let row = "<w:tr>\(properties)\((0..<cells).map { _ in cell() }.joined())</w:tr>"
        switch pick(6) {
        case 0: return "<w:sdt><w:sdtContent>\(row)</w:sdtContent></w:sdt>"
        case 1: return "<w:customXml w:element=\"r\">\(row)</w:customXml>"
        case 2:
            return row
                + "<w:tr><w:trPr><w:del w:id=\"8\"/></w:trPr><w:tc><w:p><w:del w:id=\"7\"><w:r><w:delText>\(gone())</w:delText></w:r></w:del></w:p></w:tc></w:tr>"
        default: return row
        }
    }

    private mutating func cell() -> String {
        let properties = [
            "", "", "<w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr>", "<w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr>",
            "<w:tcPr><w:vMerge/></w:tcPr>",
        ][pick(5)]
        let wrapping = pick(8)
        if wrapping == 2 { return "<w:tc><w:p/></w:tc>" }
        let cell = "<w:tc>\(properties)\(depth < 4 && pick(4) == 0 ? block() : paragraph())</w:tc>"
        switch wrapping {
        case 0: return "<w:sdt><w:sdtContent>\(cell)</w:sdtContent></w:sdt>"
        case 1: return "<w:customXml w:element=\"c\">\(cell)</w:customXml>"
        default: return cell
        }
    }

    mutating func formula() -> String {
        switch pick(3) {
        case 0: return "<m:oMath><m:r><m:t>\(seen())</m:t></m:r></m:oMath>"
        case 1:
            return
                "<m:oMath><m:f><m:num><m:r><m:t>\(seen())</m:t></m:r></m:num><m:den><m:r><m:rPr><m:nor/></m:rPr><m:t>\(seen()) \(seen())</m:t></m:r></m:den></m:f></m:oMath>"
        default: return "<m:oMath><w:ins w:id=\"1\"><m:r><m:t> \(seen()) </m:t></m:r></w:ins><w:r><w:t> \(seen()) </w:t></w:r></m:oMath>"
        }
    }
}
