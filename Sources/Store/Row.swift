public import Base

/// One row of an answer, read by position while the query runs: `Unit(id: row[0], name: row[1])`.
///
/// Reading a column as another type than it holds is a fault in the program and stops the request with `StoreError.column`.
public struct Row {
    private let source: any RowSource

    public init(_ source: any RowSource) { self.source = source }

    public subscript<T: Column>(_ place: Int) -> T {
        get throws { try T(column: source, place) }
    }

    /// The UTF-8 of a text column, without making a string of it.
    public func withUTF8<T>(_ place: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> T) rethrows -> T {
        try source.withUTF8(place, body)
    }
}

/// What a driver must answer about the current row. Places count from 0.
public protocol RowSource {
    func isNull(_ place: Int) -> Bool
    func text(_ place: Int) -> String
    func integer(_ place: Int) -> Int64?
    func bytes(_ place: Int) -> [UInt8]
    func withUTF8<T>(_ place: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> T) rethrows -> T
}

/// A type that can be read from a column.
public protocol Column { init(column: any RowSource, _ place: Int) throws }

extension String: Column {
    public init(column: any RowSource, _ place: Int) throws {
        if column.isNull(place) { throw StoreError.column(place, "text") }
        self = column.text(place)
    }
}

extension Int: Column {
    public init(column: any RowSource, _ place: Int) throws {
        guard let number = column.integer(place) else { throw StoreError.column(place, "integer") }
        self = Int(number)
    }
}

extension Bool: Column {
    public init(column: any RowSource, _ place: Int) throws {
        self = try Int(column: column, place) != 0
    }
}

extension ID: Column {
    public init(column: any RowSource, _ place: Int) throws {
        self.init(stored: try String(column: column, place))
    }
}

extension Day: Column {
    public init(column: any RowSource, _ place: Int) throws {
        guard let day = Day(try String(column: column, place)) else { throw StoreError.column(place, "day") }
        self = day
    }
}

extension Instant: Column {
    public init(column: any RowSource, _ place: Int) throws {
        guard let instant = Instant(try String(column: column, place))
        else { throw StoreError.column(place, "instant") }
        self = instant
    }
}

extension Bytes: Column {
    public init(column: any RowSource, _ place: Int) throws {
        if column.isNull(place) { throw StoreError.column(place, "bytes") }
        self.init(column.bytes(place))
    }
}

extension Optional: Column where Wrapped: Column {
    public init(column: any RowSource, _ place: Int) throws {
        self = column.isNull(place) ? nil : try Wrapped(column: column, place)
    }
}

extension Column where Self: RawRepresentable, RawValue: Column {
    public init(column: any RowSource, _ place: Int) throws {
        guard let value = Self(rawValue: try RawValue(column: column, place))
        else { throw StoreError.column(place, "\(Self.self)") }
        self = value
    }
}
