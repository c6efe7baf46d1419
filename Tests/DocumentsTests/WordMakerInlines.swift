/// What stands in lines: runs, links, fields, drawings.
extension WordMaker {
    mutating func inlines() -> String { (0...pick(3)).map { _ in inline() }.joined() }

    mutating func inline() -> String {
        depth += 1
        defer { depth -= 1 }
        guard depth < 9 else { return run() }
        switch pick(24) {
        case 0:
            return
                "<w:hyperlink r:id=\"\(relation("hyperlink", "https://stad.example/\(number())", isOutside: true))\">\(inlines())</w:hyperlink>"
        case 1: return "<w:hyperlink w:anchor=\"b1\">\(inlines())</w:hyperlink>"
        case 2: return "<w:hyperlink>\(inlines())</w:hyperlink><w:hyperlink r:id=\"ingen\">\(inlines())</w:hyperlink>"
        case 3:
            return
                "<w:fldSimple w:instr=\"\([" REF _Ref1 \\h ", " SEQ Tabell ", " =SUM(ABOVE) ", " HYPERLINK &quot;https://stad.example&quot; "][pick(4)])\">\(inlines())</w:fldSimple>"
        case 4, 5: return field()
        case 6: return "<w:smartTag w:element=\"place\"><w:smartTagPr/>\(inlines())</w:smartTag>"
        case 7: return "<w:customXml w:element=\"x\">\(inlines())</w:customXml>"
        case 8: return "<w:dir w:val=\"rtl\">\(inlines())</w:dir>"
        case 9: return "<w:bdo w:val=\"ltr\">\(inlines())</w:bdo>"
        case 10: return "<w:sdt><w:sdtPr><w:dropDownList/></w:sdtPr><w:sdtContent>\(inlines())</w:sdtContent></w:sdt>"
        case 11: return "<w:ins w:id=\"1\">\(inlines())</w:ins>"
        case 12:
            return
                "<w:del w:id=\"1\"><w:r><w:delText> \(gone()) </w:delText></w:r></w:del><w:moveFrom w:id=\"2\"><w:r><w:t> \(gone()) </w:t></w:r></w:moveFrom>"
        case 13: return formula()
        case 14:
            return
                "<mc:AlternateContent><mc:Choice Requires=\"x\">\(inlines())</mc:Choice><mc:Fallback><w:r><w:t>\(gone())</w:t></w:r></mc:Fallback></mc:AlternateContent>"
        case 15: return "<w:subDoc r:id=\"\(relation("subDocument", "\(noticed()).docx", isOutside: true))\"/>"
        default: return run()
        }
    }

    /// Fields within fields, with and without a result, and a half one.
    private mutating func field() -> String {
        func mark(_ kind: String) -> String { "<w:r><w:fldChar w:fldCharType=\"\(kind)\"/></w:r>" }
        switch pick(6) {
        case 0:
            return mark("begin") + "<w:r><w:instrText> IF </w:instrText></w:r>" + mark("begin")
                + "<w:r><w:instrText> MERGEFIELD a </w:instrText></w:r>"
                + mark("separate") + "<w:r><w:t>\(gone())</w:t></w:r>" + mark("end") + "<w:r><w:instrText> = 1 </w:instrText></w:r>"
                + mark("separate")
                + inlines() + mark("end")
        case 1: return mark("begin") + "<w:r><w:instrText> XE \"\(gone())\" </w:instrText></w:r>" + mark("end")
        case 2: return mark("begin") + run() + mark("end")
        case 3:
            return
                "<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:ddList><w:result w:val=\"1\"/><w:listEntry w:val=\"\(gone())\"/><w:listEntry w:val=\" \(seen()) \"/></w:ddList></w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMDROPDOWN </w:instrText></w:r>"
                + mark("end")
        case 4: return mark("begin") + "<w:r><w:instrText> EQ \\f(\(seen());\(seen())) </w:instrText></w:r>" + mark("end")
        default:
            return mark("begin") + "<w:r><w:instrText> HYPERLINK \"https://stad.example/\(number())\" </w:instrText></w:r>"
                + mark("separate") + inlines() + mark("end")
        }
    }

    mutating func run() -> String {
        let styles = [
            "", "", "<w:b/>", "<w:i/>", "<w:strike/>", "<w:vertAlign w:val=\"superscript\"/>", "<w:vertAlign w:val=\"subscript\"/>",
            "<w:smallCaps/>",
            "<w:u w:val=\"single\"/>", "<w:highlight w:val=\"yellow\"/>", "<w:rStyle w:val=\"Kod\"/>", "<w:vanish w:val=\"0\"/>",
            "<w:rtl/>",
        ]
        if pick(12) == 0 {
            let hidden = ["<w:vanish/>", "<w:rStyle w:val=\"Dold\"/>", "<w:rStyle w:val=\"DoldUnder\"/>"][pick(3)]
            return "<w:r><w:rPr>\(hidden)</w:rPr><w:t> \(gone()) </w:t></w:r>"
        }
        return "<w:r><w:rPr>\(styles[pick(styles.count)])</w:rPr>\((0...pick(2)).map { _ in item() }.joined())</w:r>"
    }

    private mutating func text() -> String { "<w:t xml:space=\"preserve\"> \(seen()) </w:t>" }

    private mutating func item() -> String {
        switch pick(22) {
        case 0: return "<w:t>\(seen())</w:t><w:cr/><w:t>\(seen())</w:t>"
        case 1: return "<w:t>\(seen())</w:t><w:ptab w:alignment=\"right\"/><w:t>\(seen())</w:t>"
        case 2: return "<w:t>\(seen())</w:t><w:tab/><w:t>\(seen())</w:t><w:br w:type=\"page\"/><w:t>\(seen())</w:t>"
        case 3: return "<w:t>\(seen())</w:t><w:sym w:font=\"Wingdings\" w:char=\"F0E8\"/><w:noBreakHyphen/><w:t>\(seen())</w:t>"
        case 4: return text() + (depth < 6 ? note(pick(2) == 0 ? "footnote" : "endnote") : "")
        case 5:
            return
                "<w:ruby><w:rubyPr/><w:rt><w:r><w:t>\(seen())</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>\(seen())</w:t></w:r></w:rubyBase></w:ruby>"
        case 6, 7, 8: return depth < 8 ? drawing() : text()
        case 9:
            return
                "<mc:AlternateContent><mc:Choice Requires=\"wps\">\(depth < 8 ? drawing() : text())</mc:Choice><mc:Fallback><w:pict/></mc:Fallback></mc:AlternateContent>"
        case 10: return "<w:t>\(String(seen().dropLast()))</w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t>x </w:t>"
        default: return text()
        }
    }

    private mutating func box() -> String { "<w:txbxContent>\(blocks())</w:txbxContent>" }

    private mutating func drawing() -> String {
        func shown(_ inner: String) -> String {
            "<w:drawing><wp:anchor><wp:docPr id=\"1\" name=\"n\"/><a:graphic><a:graphicData>\(inner)</a:graphicData></a:graphic></wp:anchor></w:drawing>"
        }
        switch pick(9) {
        case 0: return shown("<wps:wsp><wps:txbx>\(box())</wps:txbx></wps:wsp>")
        case 1:
            return shown(
                "<wpg:wgp><wps:wsp><wps:txbx>\(box())</wps:txbx></wps:wsp><wpg:grpSp><wps:wsp><wps:txbx>\(box())</wps:txbx></wps:wsp></wpg:grpSp></wpg:wgp>"
            )
        case 2: return "<w:pict><v:shape><v:textbox>\(box())</v:textbox></v:shape></w:pict>"
        case 3:
            return
                "<w:pict><v:group><v:group><v:shape><v:textbox>\(box())</v:textbox></v:shape></v:group><v:shape><v:textpath string=\"\(seen())\"/></v:shape></v:group></w:pict>"
        case 4: return "<w:object><v:shape><v:textbox>\(box())</v:textbox></v:shape></w:object>"
        case 5:
            return shown(
                "<lc:lockedCanvas><a:txSp><a:txBody><a:p><a:r><a:t>\(seen())</a:t></a:r></a:p></a:txBody></a:txSp></lc:lockedCanvas>")
        case 6:
            return shown(
                "<c:chart r:id=\"\(part("chart", "<c:chartSpace xmlns:c=\"\(WordMaker.chart)\" xmlns:a=\"\(WordMaker.drawing)\"><c:title><a:p><a:r><a:t>\(noticed())</a:t></a:r></a:p></c:title><c:v>\(noticed())</c:v></c:chartSpace>"))\"/>"
            ) + text()
        case 7:
            return shown(
                "<dgm:relIds r:dm=\"\(part("diagramData", "<x xmlns:a=\"\(WordMaker.drawing)\"><a:p><a:r><a:t>\(noticed())</a:t></a:r></a:p></x>"))\"/>"
            ) + text()
        default:
            return shown(
                "<pic:pic><pic:blipFill><a:blip r:link=\"\(relation("image", "\(noticed()).png", isOutside: true))\"/></pic:blipFill></pic:pic>"
            ) + text()
        }
    }

    private static let chart = "http://schemas.openxmlformats.org/drawingml/2006/chart"
    private static let drawing = "http://schemas.openxmlformats.org/drawingml/2006/main"
}
