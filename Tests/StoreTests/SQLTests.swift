import Base
import Store
import Testing

@Suite("SQL with values set in")
struct SQLTests {
    @Test("A value becomes a numbered placeholder in each dialect and never text")
    func values() {
        let name = "'; DROP TABLE unit; --"
        let sql: SQL = "SELECT id FROM unit WHERE name = \(name) AND size > \(3) AND open = \(true)"
        #expect(
            sql.text(placeholder: "?") == "SELECT id FROM unit WHERE name = ?1 AND size > ?2 AND open = ?3")
        #expect(
            sql.text(placeholder: "$") == "SELECT id FROM unit WHERE name = $1 AND size > $2 AND open = $3")
        #expect(sql.values == [.text(name), .integer(3), .integer(1)])
    }

    @Test("A list becomes as many placeholders, an empty one matches nothing")
    func lists() {
        let some: SQL = "x IN \(["a", "b", "c"])"
        let none: SQL = "x IN \([String]())"
        #expect(some.text(placeholder: "$") == "x IN ($1, $2, $3)")
        #expect(some.values == [.text("a"), .text("b"), .text("c")])
        #expect(none.text(placeholder: "$") == "x IN (NULL)")
        #expect(none.values == [])
    }

    @Test("A piece inside another keeps the order of the values")
    func nested() {
        let condition: SQL = "size > \(1) AND name = \("b")"
        let sql: SQL = "SELECT \("a") WHERE \(condition) LIMIT \(2)"
        #expect(sql.text(placeholder: "?") == "SELECT ?1 WHERE size > ?2 AND name = ?3 LIMIT ?4")
        #expect(sql.values == [.text("a"), .integer(1), .text("b"), .integer(2)])
        #expect((condition + " OR x = \(9)").text(placeholder: "?") == "size > ?1 AND name = ?2 OR x = ?3")
        #expect((condition + " OR x = \(9)").values == [.integer(1), .text("b"), .integer(9)])
    }

    @Test("Days, instants, identifiers and bytes bind as they are stored, and nothing as null")
    func types() {
        let id = ID<SQLTests>(stored: "01hz")
        let sql: SQL = """
            \(Day(2024, 5, 17)!) \(Instant(millisecondsSince1970: 1_715_990_400_123)) \(id) \(Bytes([0, 255])) \(String?.none)
            """
        #expect(
            sql.values == [
                .text("2024-05-17"), .text("2024-05-18T00:00:00.123Z"), .text("01hz"), .bytes([0, 255]),
                .null,
            ])
    }

    @Test("The words of a dialect are replaced, but not in quotes, comments or longer words")
    func dialect() {
        let migration = Migration(
            "x",
            """
            CREATE TABLE a (b BYTES, BYTES_read INTEGER DEFAULT 1, c TEXT DEFAULT 'BYTES''BYTES') STRICT; -- BYTES
            CREATE TABLE "BYTES" (d BYTES) STRICT
            """)
        #expect(
            migration.statements(in: ["BYTES": "BYTEA", "INTEGER": "BIGINT", "STRICT": ""]) == """
                CREATE TABLE a (b BYTEA, BYTES_read BIGINT DEFAULT 1, c TEXT DEFAULT 'BYTES''BYTES') ; -- BYTES
                CREATE TABLE "BYTES" (d BYTEA)\(" ")
                """)
    }
}
