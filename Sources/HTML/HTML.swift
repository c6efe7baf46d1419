/// Markup as bytes, escaped by construction.
///
/// A page is a value built of these; parts append. Text that varies is escaped on its way in, markup comes only from
/// `StaticString`s in this module's element functions, and there is no door for ready-made markup but `trusted`.
public struct HTML: Sendable, Equatable {
    public internal(set) var bytes: [UInt8]

    public init() { bytes = [] }
    init(bytes: [UInt8]) { self.bytes = bytes }

    /// Builds markup from parts: `HTML { p { "Hej" } }`.
    public init(@Markup _ content: () -> HTML) { self = content() }

    /// Text, escaped.
    public init(_ text: String) {
        var text = text
        self.init(size: Pen.size(of: &text)) { $0.write(escaping: &text) }
    }

    /// UTF-8 text from elsewhere, escaped.
    public init(escaping utf8: UnsafeBufferPointer<UInt8>) {
        self.init(size: Pen.size(of: utf8)) { $0.write(escaping: utf8) }
    }

    init(size: Int, _ write: (inout Pen) -> Void) {
        bytes = Array(unsafeUninitializedCapacity: size) { buffer, count in
            var pen = Pen(buffer.baseAddress!)
            write(&pen)
            count = pen.position - buffer.baseAddress!
        }
    }

    /// Markup that stands in the source code, such as an icon.
    public init(trusted markup: StaticString) {
        bytes = Array(UnsafeBufferPointer(start: markup.utf8Start, count: markup.utf8CodeUnitCount))
    }

    public var isEmpty: Bool { bytes.isEmpty }
    public var text: String { String(decoding: bytes, as: UTF8.self) }

    public static func + (a: consuming HTML, b: HTML) -> HTML {
        var sum = a
        sum.bytes.append(contentsOf: b.bytes)
        return sum
    }
}

/// Puts the parts of a page after each other.
@resultBuilder
public enum Markup {
    public static func buildExpression(_ part: HTML) -> HTML { part }
    public static func buildExpression(_ text: String) -> HTML { HTML(text) }
    public static func buildExpression(_ part: HTML?) -> HTML { part ?? HTML() }
    public static func buildBlock() -> HTML { HTML() }
    public static func buildPartialBlock(first: HTML) -> HTML { first }
    public static func buildPartialBlock(accumulated: consuming HTML, next: HTML) -> HTML {
        accumulated + next
    }
    public static func buildOptional(_ part: HTML?) -> HTML { part ?? HTML() }
    public static func buildEither(first part: HTML) -> HTML { part }
    public static func buildEither(second part: HTML) -> HTML { part }
    public static func buildArray(_ parts: [HTML]) -> HTML {
        HTML(size: parts.reduce(0) { $0 + $1.bytes.count }) { pen in
            for part in parts { pen.write(part.bytes) }
        }
    }
}
