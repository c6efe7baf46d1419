/// A node of the editor's JSON before it is known to mean anything.
struct Node {
    var type = ""
    var text: String?
    var attributes: [NodeAttribute] = []
    var marks: [NodeMark] = []
    var content: [Node] = []
}

struct NodeMark {
    var type = ""
    var attributes: [NodeAttribute] = []
}

struct NodeAttribute {
    let name: String
    let value: Value

    enum Value: Equatable {
        case null
        case boolean(Bool)
        case integer(Int)
        case text(String)
        /// A list, an object or a number with decimals: no node has one that matters.
        case other
    }
}

extension [NodeAttribute] {
    subscript(name: String) -> NodeAttribute.Value {
        for attribute in self where attribute.name == name { return attribute.value }
        return .null
    }

    /// Refuses what is neither read nor only for looks; an attribute that is null says nothing.
    func allow(_ names: String...) throws(DocumentRefusal) {
        for attribute in self where attribute.value != .null && !names.contains(attribute.name) {
            throw .unknownAttribute(attribute.name)
        }
    }
}

extension JSONReader {
    /// The whole of the JSON: one node, and nothing after it.
    mutating func document() throws(DocumentRefusal) -> Node {
        let root = try node(depth: 1)
        skipSpace()
        guard position == end else { throw damage }
        return root
    }

    private mutating func node(depth: Int) throws(DocumentRefusal) -> Node {
        nodes += 1
        guard nodes <= Document.nodesMax else { throw .tooManyNodes }
        guard depth <= Document.depthMax else { throw .tooDeep }
        deepest = max(deepest, depth)
        var node = Node()
        var seen: UInt8 = 0
        try expect(0x7B)
        repeat {
            let key = try key()
            guard seen & key.rawValue == 0 else { throw damage }
            seen |= key.rawValue
            switch key {
            case .type: node.type = try name()
            case .text: node.text = try text()
            case .attrs: node.attributes = try attributes()
            case .marks: node.marks = try marks()
            case .content: node.content = try content(depth: depth)
            }
        } while try another(before: 0x7D)
        guard !node.type.isEmpty else { throw damage }
        return node
    }

    private mutating func content(depth: Int) throws(DocumentRefusal) -> [Node] {
        var nodes: [Node] = []
        try expect(0x5B)
        if take(0x5D) { return nodes }
        repeat { nodes.append(try node(depth: depth + 1)) } while try another(before: 0x5D)
        return nodes
    }

    private mutating func marks() throws(DocumentRefusal) -> [NodeMark] {
        var marks: [NodeMark] = []
        try expect(0x5B)
        if take(0x5D) { return marks }
        repeat {
            var mark = NodeMark()
            try expect(0x7B)
            repeat {
                switch try key() {
                case .type: mark.type = try name()
                case .attrs: mark.attributes = try attributes()
                default: throw damage
                }
            } while try another(before: 0x7D)
            marks.append(mark)
            guard marks.count <= 8 else { throw damage }
        } while try another(before: 0x5D)
        return marks
    }

    private mutating func attributes() throws(DocumentRefusal) -> [NodeAttribute] {
        var attributes: [NodeAttribute] = []
        try expect(0x7B)
        if take(0x7D) { return attributes }
        repeat {
            let name = try name()
            try expect(0x3A)
            guard attributes.count < 32, !attributes.contains(where: { $0.name == name }) else {
                throw damage
            }
            attributes.append(NodeAttribute(name: name, value: try value()))
        } while try another(before: 0x7D)
        return attributes
    }

    enum Key: UInt8 {
        case type = 1
        case text = 2
        case attrs = 4
        case marks = 8
        case content = 16
    }

    private mutating func key() throws(DocumentRefusal) -> Key {
        let key: Key
        switch try name() {
        case "type": key = .type
        case "text": key = .text
        case "attrs": key = .attrs
        case "marks": key = .marks
        case "content": key = .content
        default: throw damage
        }
        try expect(0x3A)
        return key
    }
}
