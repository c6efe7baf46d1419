import RichText

let pictureText = "01hy3j0000abcdefghjkmnpqrs"

/// A document with everything in it, as the editor sends it: keys in its order, defaults written out, spaces between.
let fullJSON = """
    {"type": "doc", "content": [
      {"type": "heading", "attrs": {"level": 1, "textAlign": null}, "content": [{"type": "text", "text": "Så arbetar vi"}]},
      {"type": "paragraph", "attrs": {"class": null}, "content": [
        {"type": "text", "text": "Vi "},
        {"type": "text", "marks": [{"type": "italic"}, {"type": "bold"}], "text": "lyssnar"},
        {"type": "text", "text": " och"}, {"type": "hardBreak"},
        {"type": "text", "marks": [{"type": "link", "attrs": {"href": "HTTPS://exempel.se/a?b=1&c='2'", "target": "_blank",
          "rel": "noopener noreferrer nofollow", "class": null}}], "text": "läser"}]},
      {"type": "paragraph"},
      {"type": "bulletList", "content": [
        {"type": "listItem", "content": [{"type": "paragraph", "content": [{"type": "text", "text": "Ett"}]},
          {"type": "orderedList", "attrs": {"start": 3, "type": null}, "content": [
            {"type": "listItem", "content": [{"type": "paragraph", "content": [{"type": "text", "text": "Tre"}]}]}]}]},
        {"type": "listItem", "content": [{"type": "paragraph"}]}]},
      {"type": "table", "content": [
        {"type": "tableRow", "content": [
          {"type": "tableHeader", "attrs": {"colspan": 1, "rowspan": 1, "colwidth": [120, 80.5]}, "content": [
            {"type": "paragraph", "content": [{"type": "text", "text": "År"}]}]},
          {"type": "tableHeader", "attrs": {"colspan": 1, "rowspan": 1, "colwidth": null}, "content": [{"type": "paragraph"}]}]},
        {"type": "tableRow", "content": [
          {"type": "tableCell", "content": [{"type": "paragraph", "content": [{"type": "text", "text": "2024"}]}]},
          {"type": "tableCell", "content": [{"type": "paragraph", "content": [{"type": "text", "text": "79 %"}]},
            {"type": "paragraph", "content": [{"type": "text", "text": "\\u2191 \\"b\\u00e4ttre\\" \\ud83d\\udc4d"}]}]}]}]},
      {"type": "figure", "content": [
        {"type": "image", "attrs": {"src": "/bilder/\(pictureText)", "alt": "Ett årshjul <\\"fyra\\" delar>", "title": null}},
        {"type": "caption", "content": [{"type": "text", "text": "Vårt årshjul"}]}]},
      {"type": "blockquote", "content": [{"type": "paragraph", "content": [{"type": "text", "text": "Nu blir vi hörda."}]}]},
      {"type": "paragraph"}
    ]}
    """

/// The same document in its one spelling.
let fullCanonical =
    #"{"type":"doc","content":["#
    + #"{"type":"heading","attrs":{"level":1},"content":[{"type":"text","text":"Så arbetar vi"}]},"#
    + #"{"type":"paragraph","content":[{"type":"text","text":"Vi "},"#
    + #"{"type":"text","marks":[{"type":"bold"},{"type":"italic"}],"text":"lyssnar"},{"type":"text","text":" och"},"#
    + #"{"type":"hardBreak"},{"type":"text","marks":[{"type":"link","attrs":{"href":"https://exempel.se/a?b=1&c='2'"}}],"text":"läser"}]},"#
    + #"{"type":"bulletList","content":[{"type":"listItem","content":[{"type":"paragraph","content":[{"type":"text","text":"Ett"}]},"#
    + #"{"type":"orderedList","attrs":{"start":3},"content":[{"type":"listItem","content":["#
    + #"{"type":"paragraph","content":[{"type":"text","text":"Tre"}]}]}]}]},{"type":"listItem","content":[{"type":"paragraph"}]}]},"#
    + #"{"type":"table","content":[{"type":"tableRow","content":[{"type":"tableHeader","content":["#
    + #"{"type":"paragraph","content":[{"type":"text","text":"År"}]}]},{"type":"tableHeader","content":[{"type":"paragraph"}]}]},"#
    + #"{"type":"tableRow","content":[{"type":"tableCell","content":[{"type":"paragraph","content":[{"type":"text","text":"2024"}]}]},"#
    + #"{"type":"tableCell","content":[{"type":"paragraph","content":[{"type":"text","text":"79 %"}]},"#
    + #"{"type":"paragraph","content":[{"type":"text","text":"↑ \"bättre\" 👍"}]}]}]}]},"#
    + #"{"type":"figure","content":[{"type":"image","attrs":{"src":"/bilder/"# + pictureText
    + #"","alt":"Ett årshjul <\"fyra\" delar>"}},{"type":"caption","content":[{"type":"text","text":"Vårt årshjul"}]}]},"#
    + #"{"type":"blockquote","content":[{"type":"paragraph","content":[{"type":"text","text":"Nu blir vi hörda."}]}]}]}"#

/// A document of these nodes.
func doc(_ nodes: String) -> String { #"{"type":"doc","content":["# + nodes + "]}" }
/// A paragraph of these inline nodes.
func paragraph(_ inlines: String) -> String { #"{"type":"paragraph","content":["# + inlines + "]}" }
func text(_ text: String) -> String { #"{"type":"text","text":""# + text + #""}"# }
/// A document of one paragraph with this text, as it stands within the quotes.
func line(_ string: String) -> String { doc(paragraph(text(string))) }

/// The refusal of this JSON, nil when it is taken.
func refusal(_ json: String) -> DocumentRefusal? {
    do {
        _ = try Document(json: json)
        return nil
    } catch {
        return error
    }
}
