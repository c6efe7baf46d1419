public import Base

/// SQL as SQL; values go in by interpolation that binds: `"SELECT name FROM unit WHERE id = \(id)"`.
///
/// One text for both databases: TEXT and INTEGER columns, `BYTES` for binary ones; `STRICT`, `BYTES` and placeholders are
/// put in each dialect by its driver. Column and table names never come from outside, so they stand in the literal.
public struct SQL: Sendable, ExpressibleByStringInterpolation {
    /// The literal pieces around the bound values: always one more than there are values.
    public private(set) var pieces: [String]
    public private(set) var values: [Value]

    public init(stringLiteral text: String) { (pieces, values) = ([text], []) }

    public init(stringInterpolation: StringInterpolation) {
        (pieces, values) = (stringInterpolation.pieces, stringInterpolation.values)
    }

    public static func + (a: SQL, b: SQL) -> SQL {
        var sum = a
        sum.append(b)
        return sum
    }

    mutating func append(_ other: SQL) {
        pieces[pieces.count - 1] += other.pieces[0]
        pieces += other.pieces.dropFirst()
        values += other.values
    }

    /// The text with numbered placeholders, `?1` for SQLite and `$1` for PostgreSQL.
    public func text(placeholder: Character) -> String {
        var text = pieces[0]
        for (number, piece) in pieces.dropFirst().enumerated() {
            text.append(placeholder)
            text += String(number + 1)
            text += piece
        }
        return text
    }

    public struct StringInterpolation: StringInterpolationProtocol {
        var pieces = [""]
        var values: [Value] = []

        public init(literalCapacity: Int, interpolationCount: Int) {}

        public mutating func appendLiteral(_ literal: String) { pieces[pieces.count - 1] += literal }

        public mutating func appendInterpolation(_ value: some Bindable) { bind(value.bound) }
        public mutating func appendInterpolation(_ value: (some Bindable)?) { bind(value?.bound ?? .null) }

        /// A list for `IN`: `\(ids)` becomes `(?1, ?2, ?3)`; an empty list matches nothing.
        public mutating func appendInterpolation(_ list: [some Bindable]) {
            appendLiteral("(")
            for (place, value) in list.enumerated() {
                if place > 0 { appendLiteral(", ") }
                bind(value.bound)
            }
            appendLiteral(list.isEmpty ? "NULL)" : ")")
        }

        /// Another piece of SQL, with what it binds.
        public mutating func appendInterpolation(_ part: SQL) {
            pieces[pieces.count - 1] += part.pieces[0]
            pieces += part.pieces.dropFirst()
            values += part.values
        }

        private mutating func bind(_ value: Value) {
            values.append(value)
            pieces.append("")
        }
    }
}

/// What a column can hold.
public enum Value: Hashable, Sendable {
    case null
    case text(String)
    case integer(Int64)
    case bytes([UInt8])
}

/// A value that can be bound in SQL.
public protocol Bindable { var bound: Value { get } }

extension String: Bindable { public var bound: Value { .text(self) } }
extension Int: Bindable { public var bound: Value { .integer(Int64(self)) } }
extension Bool: Bindable { public var bound: Value { .integer(self ? 1 : 0) } }
extension ID: Bindable { public var bound: Value { .text(text) } }
extension Day: Bindable { public var bound: Value { .text(text) } }
extension Instant: Bindable { public var bound: Value { .text(text) } }

/// Binary content. An array of numbers would read as a list for `IN`, so it wears a name.
public struct Bytes: Bindable, Sendable, Hashable {
    public let content: [UInt8]
    public init(_ content: [UInt8]) { self.content = content }
    public var bound: Value { .bytes(content) }
}

extension Bindable where Self: RawRepresentable, RawValue: Bindable {
    public var bound: Value { rawValue.bound }
}
