/// A page of text as a PDF, for the minutes of the demo city's committees: Helvetica on A4, nothing more.
enum SmallPDF {
    /// `lines` are written one under the other; letters outside Latin-1 become question marks.
    static func page(_ lines: [String]) -> [UInt8] {
        let text = lines.map { "(\(escaped($0))) Tj T*" }.joined(separator: "\n")
        let content = "BT /F1 12 Tf 16 TL 72 770 Td\n\(text)\nET"
        let objects = [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
            "<< /Length \(latin1(content).count) >>\nstream\n\(content)\nendstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        ]
        var bytes = latin1("%PDF-1.4\n")
        var places: [Int] = []
        for (number, object) in objects.enumerated() {
            places.append(bytes.count)
            bytes += latin1("\(number + 1) 0 obj\n\(object)\nendobj\n")
        }
        let start = bytes.count
        let table = places.map { padded($0) + " 00000 n \n" }.joined()
        bytes += latin1("xref\n0 \(objects.count + 1)\n0000000000 65535 f \n\(table)")
        bytes += latin1("trailer\n<< /Size \(objects.count + 1) /Root 1 0 R >>\nstartxref\n\(start)\n%%EOF\n")
        return bytes
    }

    private static func padded(_ number: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: 10 - digits.count) + digits
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("(", with: "\\(").replacing(")", with: "\\)")
    }

    private static func latin1(_ text: String) -> [UInt8] {
        text.unicodeScalars.map { $0.value < 256 ? UInt8($0.value) : 0x3F }
    }
}
