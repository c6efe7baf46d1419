import Foundation

/// Pictures, boxes and what stands in them.
extension Rewriting {
    /// A drawing or an old one in VML: its pictures stay in the line, its texts come after the paragraph.
    mutating func drawing(_ node: MarkupNode) {
        flush()
        parts(of: node, alt: node.alternative)
    }

    private mutating func parts(of node: MarkupNode, alt: String) {
        switch node.name {
        case "mc:AlternateContent":
            node.tellUnchosen()
            for child in node.chosen { parts(of: child, alt: alt) }
        case "w:txbxContent": boxes.append(.blocks(node.children, around.relations))
        case "a:txBody", "?:txBody": boxes.append(.text(node.tell()))
        case "a:t":
            boxes.append(.text(node.tell()))
        case "a:blip": picture(node, alt: alt)
        case "v:imagedata": oldPicture(node, alt: alt)
        case "v:textpath":
            if let text = node["string"], !text.isEmpty { boxes.append(.text(text)) }
        case "c:chart", "cx:chart": leaveOut(.chart, node["r:id"], alt)
        case "dgm:relIds": leaveOut(.smartArt, node["r:dm"], alt)
        case "o:OLEObject":
            if node["Type"] == "Link" { record.leaveOut(.linkedFile, address(node["r:id"])) }
        default:
            let own = node.alternative
            for child in node.children { parts(of: child, alt: alt.isEmpty ? own : alt) }
        }
    }

    private func address(_ id: String?) -> String {
        let target = around.relations[id ?? ""]?.target ?? ""
        return target.removingPercentEncoding ?? target
    }

    /// A blip names a picture in the file; an svg that is offered instead is passed over, since it has a png beside it.
    private mutating func picture(_ blip: MarkupNode, alt: String) {
        if let id = blip["r:embed"] ?? blip.first("asvg:svgBlip")?["r:embed"], holds(id) { return picture(id, alt: alt) }
        record.leaveOut(.linkedPicture, alt.isEmpty ? address(blip["r:link"] ?? blip["r:embed"]) : alt)
    }

    private mutating func oldPicture(_ node: MarkupNode, alt: String) {
        if let id = node["r:id"] ?? node["r:pict"], holds(id) { return picture(id, alt: alt) }
        record.leaveOut(.linkedPicture, alt.isEmpty ? address(node["r:href"] ?? node["r:id"]) : alt)
    }

    private func holds(_ id: String) -> Bool {
        guard !around.isChunk, let relation = around.relations[id], !relation.isOutside else { return false }
        return around.parts.zip.member(relation.target) != nil
    }

    private mutating func picture(_ id: String, alt: String) {
        drawings += 1
        let own = record.picture(around.relations[id]?.target ?? "")
        line.put("<w:r><w:drawing><wp:inline><wp:extent cx=\"9525\" cy=\"9525\"/><wp:docPr name=\"\"")
        line.attribute("id", String(drawings))
        line.attribute("descr", alt)
        line.put("/><a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\">")
        line.put("<pic:pic><pic:nvPicPr><pic:cNvPr id=\"0\" name=\"\"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip")
        line.attribute("r:embed", own)
        line.put("/></pic:blipFill><pic:spPr/></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>")
        record.words += " "
        lineSaysSomething = true
    }

    /// A chart or a SmartArt, with its description and what stands in it.
    private mutating func leaveOut(_ kind: ImportRecord.Kind, _ id: String?, _ alt: String) {
        let name = around.relations[id ?? ""]?.target ?? ""
        let part = try? around.parts.part(name)
        var words = alt.isEmpty ? [] : [alt]
        part?.walk { node in
            if node.name == "a:p" || ["c:v", "cx:pt", "cx:v"].contains(node.name) {
                let said = (node.name == "a:p" ? node.tell() : node.text).split(whereSeparator: \.isWhitespace).joined(separator: " ")
                if !said.isEmpty, words.last != said { words.append(said) }
            }
        }
        record.leaveOut(kind, words.joined(separator: ", "))
    }
}

extension MarkupNode {
    /// The words for those who cannot see it.
    var alternative: String {
        let properties =
            child("wp:docPr") ?? child("wp:inline")?.child("wp:docPr") ?? child("wp:anchor")?.child("wp:docPr")
            ?? child("pic:nvPicPr")?.child("pic:cNvPr") ?? child("?:nvPicPr")?.child("?:cNvPr")
        if let properties {
            let said = properties["descr"] ?? ""
            return said.isEmpty ? properties["title"] ?? "" : said
        }
        return name.hasPrefix("v:") ? self["alt"] ?? "" : ""
    }
}
