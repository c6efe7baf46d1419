import Base
package import HTML
package import Site

/// The checklist that the goals' answers may follow: one row a goal, one column a step (R68). Help alone, never handed in (R52).
extension Edition {
    /// As a table, for a page with room; nil in a year without a checklist.
    package func checklistTable(_ t: Translator) -> HTML? {
        guard !checklist.isEmpty else { return nil }
        return HTML {
            p(t(checklistPhrase))
            Table(
                t("Checklista"), [t("Kolumn"), t("Det här står i den")],
                rows: checklist.map { [HTML($0.name[t.language]), HTML($0.help[t.language])] }
            ).html
        }
    }

    /// As a list to open, beside a text; nil in a year without a checklist.
    package func checklistHelp(_ t: Translator) -> HTML? {
        guard !checklist.isEmpty else { return nil }
        return details {
            summary(t("Checklista för målen"))
            p(t(checklistPhrase))
            ul {
                for column in checklist {
                    li {
                        b(column.name[t.language] + ":")
                        " " + column.help[t.language]
                    }
                }
            }
        }
    }

    private var checklistPhrase: Phrase {
        "Gör en tabell med en rad för varje mål och de här kolumnerna, så syns tråden från det ena årets resultat till det andra. Den är till hjälp när ni skriver och lämnas inte in."
    }
}
