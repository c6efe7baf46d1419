import CPostgreSQL
import Store

/// A statement as PostgreSQL takes it: `$1` and typed values. NULL has no type to give, so it stands in the text.
struct Statement {
    private(set) var text: String
    private(set) var values: [Value] = []

    init(_ sql: SQL) {
        text = sql.pieces[0]
        for (value, piece) in zip(sql.values, sql.pieces.dropFirst()) {
            if value == .null {
                text += "NULL"
            } else {
                values.append(value)
                text += "$\(values.count)"
            }
            text += piece
        }
    }

    var holdsNUL: Bool {
        values.contains { if case .text(let text) = $0 { text.utf8.contains(0) } else { false } }
    }
}

extension Value {
    var type: Oid {
        switch self {
        case .null: 0
        case .text: Type.text
        case .integer: Type.int8
        case .bytes: Type.bytea
        }
    }
}

/// Hands the values over as libpq wants them: text for text and integers, bytes as they are.
func withParameters<T>(
    _ values: [Value],
    _ body: (UnsafePointer<UnsafePointer<CChar>?>, UnsafePointer<Int32>, UnsafePointer<Int32>) -> T
) -> T {
    var all: [UInt8] = []
    var starts: [Int] = []
    var lengths: [Int32] = []
    var formats: [Int32] = []
    for value in values {
        starts.append(all.count)
        switch value {
        case .null: break
        case .text(let text): all += text.utf8
        case .integer(let number): all += String(number).utf8
        case .bytes(let bytes): all += bytes
        }
        lengths.append(Int32(all.count - starts.last!))
        if case .bytes = value { formats.append(1) } else { formats.append(0) }
        all.append(0)
    }
    return all.withUnsafeBytes { buffer in
        let first = buffer.bindMemory(to: CChar.self).baseAddress
        return body(starts.map { first! + $0 }, lengths, formats)
    }
}

/// A NULL-terminated array of C strings.
func withCStrings<T>(_ strings: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>) -> T) -> T {
    let all = strings.flatMap { Array($0.utf8CString) }
    return all.withUnsafeBufferPointer { buffer in
        var pointers: [UnsafePointer<CChar>?] = []
        var place = 0
        for string in strings {
            pointers.append(buffer.baseAddress! + place)
            place += string.utf8.count + 1
        }
        return body(pointers + [nil])
    }
}
