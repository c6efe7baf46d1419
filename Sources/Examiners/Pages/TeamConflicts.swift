import Base
import HTML
import Site

/// The parts of a team's page about conflicts of interest, and about who has left.
extension TeamPage {
    var overrideForm: HTML? {
        guard !sent.clashes.isEmpty else { return nil }
        return div(.class("warning"), .role("alert")) {
            h2(t("Jäv står i vägen"))
            ul {
                for clash in sent.clashes {
                    for ground in clash.grounds {
                        li(t("\(clash.personName) och \(clash.unitName): examinatorn \(ground.phrase)."))
                    }
                }
            }
            if sent.clashes.contains(where: \.isFinal) {
                p(t("Välj någon annan. Den som skriver ett bidrag kan inte bedöma det."))
            } else {
                exceptionForm
            }
        }
    }

    private var exceptionForm: HTML {
        HTML {
            p(t("Välj någon annan, eller besluta om undantag. Skälet sparas i loggen."))
            actForm(me, to: sent.path) {
                for (name, value) in sent.fields { hidden(name, value) }
                me.field("skal", "Skäl för undantag", sent.problems, required: true).area(rows: 3, maxlength: reasonCharactersMax)
                button(t("Besluta om undantag"), .class("btn danger"))
            }
        }
    }

    var declared: HTML? {
        guard !standing.isEmpty else { return nil }
        return HTML {
            h2(t("Jäv och undantag"))
            ul {
                for one in standing {
                    li {
                        b(t("\(one.personName), \(one.unitName)"))
                        for ground in one.grounds { p(t("Examinatorn \(ground.phrase).")) }
                        if one.grounds.contains(.writer) {
                            p(t("Utse en ersättare. Den som skriver ett bidrag kan inte bedöma det."))
                        } else if let reason = one.override {
                            p(t("Undantag: \(reason)"))
                        } else {
                            exception(one)
                        }
                    }
                }
            }
        }
    }

    private func exception(_ one: ConflictSQL.Standing) -> HTML {
        details {
            summary(t("Besluta om undantag"))
            actForm(me, to: path + "/undantag") {
                hidden("person", one.person.text)
                hidden("entry", one.entry.text)
                me.field("skal-\(one.person)-\(one.entry)", "Skäl för undantag", sent.problems, required: true).area(
                    rows: 2, maxlength: reasonCharactersMax)
                button(t("Besluta om undantag"), .class("btn danger"))
            }
        }
    }

    var history: HTML? {
        guard !leavers.isEmpty else { return nil }
        return HTML {
            h2(t("Har lämnat laget"))
            ul { for one in leavers { li(t("\(one.name), \(t.moment(one.at)): \(one.reason)")) } }
        }
    }
}
