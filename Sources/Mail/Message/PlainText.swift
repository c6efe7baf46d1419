/// Text as letters carry it: one line without control characters, or lines of a bounded width.
enum PlainText {
    /// RFC 5322 recommends 78 with its line break; 76 is what quoted-printable allows.
    static let width = 76

    /// Everything on one line: line breaks and control characters become a space.
    /// What stands in a header goes through here.
    static func line(_ text: String) -> String {
        var line = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let scalar = breaksLine(scalar) ? " " : scalar
            if scalar == " ", line.last.map({ $0 == " " }) ?? true { continue }
            line.append(scalar)
        }
        if line.last == " " { line.removeLast() }
        return String(line)
    }

    /// Breaks lines at ordinary spaces only, so that "95 000" with its no-break space holds together.
    static func wrapped(_ text: String) -> String {
        text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(wrappedLine)
            .joined(separator: "\n")
    }

    private static func wrappedLine(_ text: Substring) -> String {
        var lines: [String] = []
        var current = ""
        for word in text.split(separator: " ").map({ line(String($0)) }) where !word.isEmpty {
            if current.isEmpty {
                current = word
            } else if current.count + 1 + word.count <= width {
                current += " " + word
            } else {
                lines.append(current)
                current = word
            }
        }
        return (lines + [current]).joined(separator: "\n")
    }

    private static func breaksLine(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }
}
