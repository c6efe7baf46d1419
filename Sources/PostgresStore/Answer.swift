import CPostgreSQL
import Store

/// The server's answer to one statement, with all of its rows.
final class Answer {
    private let result: OpaquePointer

    init(_ result: OpaquePointer) { self.result = result }

    deinit { PQclear(result) }

    var isSync: Bool { PQresultStatus(result) == PGRES_PIPELINE_SYNC }
    var rowCount: Int32 { PQntuples(result) }

    /// `COMMIT`, `INSERT 0 1`: what was done.
    var tag: String { String(cString: PQcmdStatus(result)) }
    var changed: Int { Int(String(cString: PQcmdTuples(result))) ?? 0 }

    var error: ServerError? {
        switch PQresultStatus(result) {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY, PGRES_PIPELINE_SYNC: nil
        case PGRES_PIPELINE_ABORTED: ServerError(state: "25P02", message: "avbruten")
        default:
            ServerError(
                state: field("C"),
                message: field("M").isEmpty
                    ? firstLine(of: String(cString: PQresultErrorMessage(result))) : field("M"))
        }
    }

    func row(_ number: Int32) -> AnswerRow { AnswerRow(answer: self, row: number) }

    fileprivate func isNull(_ row: Int32, _ place: Int) -> Bool {
        PQgetisnull(result, row, Int32(place)) == 1
    }
    fileprivate func type(_ place: Int) -> Oid { PQftype(result, Int32(place)) }
    fileprivate func content(_ row: Int32, _ place: Int) -> UnsafeBufferPointer<UInt8> {
        let count = Int(PQgetlength(result, row, Int32(place)))
        let start = UnsafeRawPointer(PQgetvalue(result, row, Int32(place)))
        return UnsafeBufferPointer(start: start?.assumingMemoryBound(to: UInt8.self), count: count)
    }

    private func field(_ code: Character) -> String {
        PQresultErrorField(result, Int32(code.asciiValue!)).map { String(cString: $0) } ?? ""
    }
}

struct AnswerRow: RowSource {
    fileprivate let answer: Answer
    fileprivate let row: Int32

    func isNull(_ place: Int) -> Bool { answer.isNull(row, place) }

    func text(_ place: Int) -> String { String(decoding: answer.content(row, place), as: UTF8.self) }

    /// Sums of integers are numeric to PostgreSQL, comparisons boolean; SQLite has integers for both.
    func integer(_ place: Int) -> Int64? {
        if isNull(place) { return nil }
        let content = answer.content(row, place)
        switch answer.type(place) {
        case Type.int8, Type.int4, Type.int2, Type.numeric:
            return Int64(String(decoding: content, as: UTF8.self))
        case Type.bool: return content.first == UInt8(ascii: "t") ? 1 : 0
        default: return nil
        }
    }

    func bytes(_ place: Int) -> [UInt8] {
        let content = answer.content(row, place)
        guard answer.type(place) == Type.bytea else { return Array(content) }
        // \x6869
        return stride(from: 2, to: content.count - 1, by: 2).map {
            digit(content[$0]) << 4 | digit(content[$0 + 1])
        }
    }

    func withUTF8<T>(_ place: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> T) rethrows -> T {
        try body(answer.content(row, place))
    }

    private func digit(_ character: UInt8) -> UInt8 {
        character < UInt8(ascii: "a") ? character - UInt8(ascii: "0") : character - UInt8(ascii: "a") + 10
    }
}

/// The types by the numbers that PostgreSQL gives them.
enum Type {
    static let bool: Oid = 16
    static let bytea: Oid = 17
    static let int8: Oid = 20
    static let int2: Oid = 21
    static let int4: Oid = 23
    static let text: Oid = 25
    static let numeric: Oid = 1700
}

func firstLine(of message: String) -> String {
    message.split(separator: "\n").first.map(String.init) ?? "inget svar"
}
