import Base
import Editions
import Entries
import HTML
import Mail
import Site
import Store

extension Examiners {
    /// The unit's own team: who judges the entry, and a way to say that somebody should not.
    func unitTeamPage(_ me: UnitMember) async throws -> Answer {
        try await showUnitTeam(me, me.header, leads: me.leads, Problems())
    }

    /// A proposal to the office; nothing is taken from the examiner by it.
    func object(_ me: UnitLead) async throws -> Answer {
        let (entry, now, by, reason) = (me.header.id, me.now, me.person.id, me.form["skal"])
        let (outbox, base) = (outbox, me.site.settings.baseURL)
        var problems = Problems()
        let person = me.form.id("person", of: Person.self)
        problems.check(person == nil, "person", "Välj en examinator.")
        problems.check(reason.isEmpty, "skal", "Skriv kort varför hen är jävig.")
        problems.check(reason.count > reasonCharactersMax, "skal", "Skriv högst \(reasonCharactersMax) tecken.")
        guard problems.isEmpty, let person else { return try await showUnitTeam(me, me.header, leads: true, problems) }
        do {
            try await me.write("conflict.objected", about: entry.text, detail: person.text) { db in
                guard let seat = try SeatSQL.all(at: entry, in: db).first(where: { $0.person == person && !$0.isOut }),
                    let year = try Editions.find(seat.assignment.edition, in: db)
                else { throw Refusal("Examinatorn är inte med i ert lag längre.", field: "person") }
                try ObjectionSQL.add(person, entry, reason: reason, by: by, at: now, in: db)
                if let letter = ProposalLetter(objecting: seat.assignment.unitName, to: seat.name, entry, year, base)?.letter {
                    try outbox.post(letter, in: db, at: now)
                }
                if let to = try ObjectionSQL.recipient(person, in: db) {
                    try outbox.post(PartyLetter.objected(to, seat.assignment.unitName, entry, base), in: db, at: now)
                }
            }
        } catch let refusal as Refusal where refusal.field != nil {
            return try await showUnitTeam(me, me.header, leads: true, Problems(refusal))
        }
        return me.redirect(
            to: "/bidrag/\(entry)/lag", receipt: "Invändningen är lämnad till kansliet.", "Ni får ett brev när kansliet har avgjort den.")
    }

    /// Everybody in the unit sees the team; those who lead object.
    private func showUnitTeam(
        _ me: some ActingGuard, _ header: EntryHeader, leads: Bool, _ problems: Problems
    ) async throws -> Answer {
        let (seats, objections, edition) = try await me.read { db in
            (
                try SeatSQL.all(at: header.id, in: db).filter { !$0.isOut }, try ObjectionSQL.all(of: header.id, in: db),
                try Editions.find(header.entry.edition, in: db)
            )
        }
        let t = me.t
        return me.page(
            Page(
                "Ert examinatorslag", crumbs: [.init(header.unitName, "/bidrag/\(header.id)"), .init(t("Ert examinatorslag"))]
            ) {
                h1(t("Ert examinatorslag"))
                problems.summary(t)
                if seats.isEmpty {
                    p(t("Laget är inte klart än. Ni får ett brev när kansliet har utsett det."), .class("lead"))
                } else {
                    p(t("De här personerna bedömer ert bidrag och besöker er."), .class("lead"))
                    ul {
                        for seat in seats {
                            li {
                                b(seat.name)
                                if seat.isCoordinator, let edition {
                                    span(" " + edition.edition.words(.coordinator, me.language), .class("soft"))
                                }
                            }
                        }
                    }
                }
                if leads { answered(objections, me) }
                let open = seats.filter { seat in !objections.contains { $0.person.id == seat.person } }
                if leads, !open.isEmpty { objectionForm(open, me, header, problems) }
            }, status: problems.isEmpty ? 200 : 422)
    }

    @Markup private func answered(_ objections: [Objection], _ me: some ActingGuard) -> HTML {
        let t = me.t
        if !objections.isEmpty {
            h2(t("Era invändningar"))
            ul {
                for one in objections {
                    li {
                        b(one.person.name)
                        " "
                        if let decision = one.decision {
                            decision.isUpheld ? me.tag(.ok, "Kansliet höll med") : me.tag(.info, "Kansliet höll inte med")
                            p(t("Kansliets skäl: \(decision.answer)"))
                        } else {
                            me.tag(.wait, "Kansliet avgör")
                        }
                    }
                }
            }
        }
    }

    private func objectionForm(_ seats: [Seat], _ me: some ActingGuard, _ header: EntryHeader, _ problems: Problems) -> HTML {
        let t = me.t
        return element(
            "details", problems.isEmpty ? [] : [.open],
            HTML {
                summary(t("Är någon i laget jävig?"))
                p(
                    t(
                        "Skriv till kansliet här om någon till exempel är släkt eller vän med er, eller har arbetat hos er. Examinatorn får veta att ni har invänt och behåller bidraget tills kansliet har avgjort."
                    ))
                actForm(me, to: "/bidrag/\(header.id)/lag/invandning") {
                    me.field("person", "Vem?", problems, required: true).radios(seats.map { ($0.person.text, $0.name, nil) })
                    me.field("skal", "Varför?", hint: "Kansliet läser det.", problems, required: true)
                        .area(rows: 3, maxlength: reasonCharactersMax)
                    button(t("Lämna invändningen"), .class("btn quiet"))
                }
            })
    }
}
