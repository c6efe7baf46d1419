import Base
import HTML
import Site

/// What has been corrected since the edition was published, on its public page.
extension PublicEdition {
    /// "ändrat 3 april", nil for what stands as published.
    func correctedMark(_ part: ErratumPart?) -> HTML? {
        guard let part, let at = stored.corrected(part) else { return nil }
        return HTML {
            " "
            visitor.tag(.info, text: t("ändrat \(Stockholm.local(at).day, .plain)"))
        }
    }

    var corrections: HTML? {
        guard !stored.errata.isEmpty else { return nil }
        return section(.id("andringar")) {
            h2(t("Ändrat efter publiceringen"))
            ul {
                for erratum in stored.errata.reversed() {
                    li {
                        b(t.day(Stockholm.local(erratum.at).day, .withYear) + ": ")
                        erratum.parts.map { t($0.label) }.joined(separator: ", ") + ". "
                        span(erratum.reason, .class("soft"))
                    }
                }
            }
        }
    }
}
