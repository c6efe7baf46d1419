import Base
import Foundation

/// Reads `multipart/form-data` (RFC 7578), the form of uploads: bounded by the route's limit, no nesting, no charset tricks.
struct Multipart {
    private let bytes: [UInt8]
    private let delimiter: [UInt8]

    static let partsMax = 40
    static let headerBytesMax = 4_096

    /// `boundary` comes from the content type; nil when that is not one we can use.
    init?(_ bytes: [UInt8], contentType: String) {
        guard let range = contentType.range(of: "boundary=") else { return nil }
        let boundary = contentType[range.upperBound...].prefix { $0 != ";" && $0 != "," }
            .trimmingCharacters(in: CharacterSet(charactersIn: "\" "))
        guard (1...70).contains(boundary.utf8.count) else { return nil }
        self.bytes = bytes
        delimiter = Array("--\(boundary)".utf8)
    }

    func form() throws(Halt) -> Form {
        var form = Form()
        let marks = positions(of: delimiter)
        guard marks.count >= 2, marks.count <= Self.partsMax + 1 else { throw .bad("Formuläret kunde inte läsas.") }
        for (start, end) in zip(marks, marks.dropFirst()) {
            // Each part stands between "\r\n" after its delimiter and "\r\n" before the next.
            let from = start + delimiter.count + 2, to = end - 2
            guard from <= to else { throw .bad("Formuläret kunde inte läsas.") }
            try add(bytes[from..<to], to: &form)
        }
        return form
    }

    private func add(_ part: ArraySlice<UInt8>, to form: inout Form) throws(Halt) {
        guard let gap = firstGap(in: part) else { throw .bad("Formuläret kunde inte läsas.") }
        let header = try Form.text(Array(part[part.startIndex..<gap]))
        let content = Array(part[(gap + 4)...])
        guard let name = parameter("name", in: header) else { throw .bad("Formuläret kunde inte läsas.") }
        guard let file = parameter("filename", in: header) else {
            form.add(name, try Form.text(content))
            return
        }
        if file.isEmpty && content.isEmpty { return }
        let base = file.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
        form.add(UploadedFile(field: name, name: String(base.prefix(120)), bytes: content))
    }

    private func firstGap(in part: ArraySlice<UInt8>) -> Int? {
        let end = min(part.endIndex, part.startIndex + Self.headerBytesMax) - 3
        guard part.startIndex < end else { return nil }
        return (part.startIndex..<end).first {
            part[$0] == 0x0D && part[$0 + 1] == 0x0A && part[$0 + 2] == 0x0D && part[$0 + 3] == 0x0A
        }
    }

    /// `name="…"` of a header line; not the end of `filename`.
    private func parameter(_ name: String, in header: String) -> String? {
        for lead in ["; ", ";"] {
            guard let start = header.range(of: "\(lead)\(name)=\"", options: .caseInsensitive) else { continue }
            return header[start.upperBound...].firstIndex(of: "\"").map { String(header[start.upperBound..<$0]) }
        }
        return nil
    }

    private func positions(of mark: [UInt8]) -> [Int] {
        var found: [Int] = []
        var place = 0
        while place + mark.count <= bytes.count, found.count <= Self.partsMax + 1 {
            guard let dash = bytes[place...].firstIndex(of: mark[0]), dash + mark.count <= bytes.count else { break }
            let fits = bytes[dash..<(dash + mark.count)].elementsEqual(mark)
            if fits, dash == 0 || (bytes[dash - 1] == 0x0A) { found.append(dash) }
            place = fits ? dash + mark.count : dash + 1
        }
        return found
    }
}
