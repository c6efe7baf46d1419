package import RichText

/// Headings without leaps: a reader who listens goes from level to level and must not miss one.
package enum Outline {
    /// The blocks with their headings set one level at a time. A heading stands under the nearest one before it that the
    /// writer gave a higher rank, so headings that were side by side stay so.
    package static func stepped(_ blocks: [Block]) -> [Block] {
        var open: [HeadingLevel] = []
        return blocks.map { block in
            guard case .heading(let level, let inlines) = block else { return block }
            while let last = open.last, last.rawValue >= level.rawValue { open.removeLast() }
            open.append(level)
            return .heading(HeadingLevel(rawValue: open.count) ?? .three, inlines)
        }
    }
}
