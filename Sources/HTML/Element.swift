/// An attribute of an element; the value is always quoted and escaped.
public struct Attribute: Sendable {
    let name: StaticString
    /// Nil writes the bare name, as for `required`.
    let value: String?

    public init(_ name: StaticString, _ value: String?) { (self.name, self.value) = (name, value) }

    public func isNamed(_ other: String) -> Bool { name.description == other }
}

/// An element with content. Elements of this module are all made here.
public func element(_ tag: StaticString, _ attributes: [Attribute], _ content: HTML) -> HTML {
    HTML(size: size(tag, attributes) + content.bytes.count) {
        $0.open(tag, attributes)
        $0.write(content.bytes)
        $0.close(tag)
    }
}

/// An element that holds nothing but text.
public func element(_ tag: StaticString, _ attributes: [Attribute], _ text: String) -> HTML {
    var text = text
    return HTML(size: size(tag, attributes) + Pen.size(of: &text)) {
        $0.open(tag, attributes)
        $0.write(escaping: &text)
        $0.close(tag)
    }
}

/// An element without content or end tag.
public func void(_ tag: StaticString, _ attributes: [Attribute]) -> HTML {
    HTML(size: size(tag, attributes)) { $0.open(tag, attributes) }
}

private func size(_ tag: StaticString, _ attributes: [Attribute]) -> Int {
    2 * tag.utf8CodeUnitCount + 5 + Pen.size(of: attributes)
}

extension Pen {
    mutating func open(_ tag: StaticString, _ attributes: [Attribute]) {
        write(0x3C)
        write(tag)
        for attribute in attributes {
            write(0x20)
            write(attribute.name)
            guard var value = attribute.value else { continue }
            write("=\"")
            write(escaping: &value)
            write(0x22)
        }
        write(0x3E)
    }

    mutating func close(_ tag: StaticString) {
        write("</")
        write(tag)
        write(0x3E)
    }
}
