import Base
import Editions
package import HTML
package import Site
package import Coach

extension Guard {
    /// The words at hand that the city or the unit explains, each to open; nothing when there are none.
    package func wordsCard(_ words: [ExplainedWords.Word]) -> HTML? {
        guard !words.isEmpty else { return nil }
        return div(.class("card"), .id("ord")) {
            h2(t("Ord i texten"))
            for word in words.prefix(wordsShownMax) {
                let spoken: [Attribute] = word.isOwn ? [.lang("sv")] : []
                details {
                    element("summary", spoken, word.term(language))
                    element("p", spoken, word.text(language))
                    p(word.isOwn ? t("Ur verksamhetens ordlista") : t("Ett av stadens begrepp"), .class("soft"))
                }
            }
        }
    }
}

/// More is a list, not help beside a text.
private let wordsShownMax = 20
