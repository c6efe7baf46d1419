import Base
import Editions
import Entries
import Examiners
import HTML
import Mail
import Site
import Store

extension Assessment {
    /// The site visit: when and where, what to ask, which documents to see, and afterwards what was found (R90–R92).
    func visitPage(_ me: ImpartialExaminer) async throws -> Answer {
        try await showVisit(me, me.seat, Problems())
    }

    /// Books or moves the visit, and tells the unit.
    func bookVisit(_ me: Coordinator) async throws -> Answer {
        let (seat, now, by) = (me.seat, me.now, me.person.id)
        let (visit, problems) = VisitForm.booking(me)
        guard problems.isEmpty, let visit else { return try await showVisit(me, seat, problems) }
        let (base, name, email) = (me.site.settings.baseURL, me.person.name, me.person.email)
        do {
            try await me.write("visit.booked", about: me.entry.text, detail: visit.at.text) { db in
                let bench = try Bench(seat, in: db)
                try bench.gate.bookVisit(
                    on: Stockholm.local(visit.at).day, before: bench.edition.calendar.ceremony.day)
                try VisitSQL.book(visit, bench.entry, by: by, at: now, in: db)
                if let registration = try RegistrationSQL.find(bench.entry, in: db) {
                    for letter in VisitLetters(bench, visit, registration, coordinator: name, email, base).all {
                        try outbox.post(letter, in: db, at: now)
                    }
                }
            }
        } catch let refusal as Refusal where refusal.field != nil {
            return try await showVisit(me, seat, Problems(refusal))
        }
        return me.redirect(
            to: "/granskning/\(me.entry)/platsbesok", receipt: "Platsbesöket är bokat.",
            "Verksamheten får ett brev med tid, plats och dokumentlistan.")
    }

    /// Records the visit as it was held.
    func recordVisit(_ me: Coordinator) async throws -> Answer {
        let (seat, now, by, today) = (me.seat, me.now, me.person.id, me.today)
        let (record, problems) = VisitForm.record(me)
        guard problems.isEmpty, let record else { return try await showVisit(me, seat, problems) }
        do {
            try await me.write("visit.recorded", about: me.entry.text) { db in
                let bench = try Bench(seat, in: db)
                let handedIn = try SubmissionSQL.find(bench.entry, in: db).map { Stockholm.local($0.at).day }
                try bench.gate.recordVisit(on: record.heldOn, today: today, earliest: handedIn ?? today)
                try bench.mustBeSettled(at: now, in: db)
                try VisitSQL.record(record, bench.entry, by: by, at: now, in: db)
            }
        } catch let refusal as Refusal where refusal.field != nil {
            return try await showVisit(me, seat, Problems(refusal))
        }
        return me.redirect(
            to: "/granskning/\(me.entry)/slutlig", receipt: "Platsbesöket är antecknat.", "Nu kan nivåer ändras, med belägg från besöket.")
    }
}

/// What the two forms of the page send.
enum VisitForm {
    static func booking(_ me: Coordinator) -> (Visit?, Problems) {
        var problems = Problems()
        let (day, time) = (me.form.day("datum"), TimeOfDay(me.form["tid"]))
        let (mode, place) = (Visit.Mode(rawValue: me.form["satt"]), me.form["plats"])
        problems.check(day == nil, "datum", "Ange datum, till exempel \(me.today.text).")
        problems.check(day.map { $0 < me.today } ?? false, "datum", "Välj en dag som inte har varit.")
        problems.check(time == nil, "tid", "Ange klockslag, till exempel 9.00.")
        if let day, let time, day == me.today {
            problems.check(Stockholm.instant(day, time) < me.now, "tid", "Välj en tid som inte har varit.")
        }
        problems.check(mode == nil, "satt", "Välj hur ni ses.")
        problems.check(place.isEmpty, "plats", "Ange adress, eller länk till mötet.")
        problems.check(place.count > Visit.placeCharactersMax, "plats", "Skriv högst \(Visit.placeCharactersMax) tecken.")
        guard problems.isEmpty, let day, let time, let mode else { return (nil, problems) }
        return (Visit(mode: mode, at: Stockholm.instant(day, time), place: place, record: nil), problems)
    }

    static func record(_ me: Coordinator) -> (Visit.Record?, Problems) {
        var problems = Problems()
        let (day, present, notes) = (me.form.day("dag"), me.form["deltog"], me.form["anteckningar"])
        problems.check(day == nil, "dag", "Ange vilken dag besöket var.")
        problems.check(present.isEmpty, "deltog", "Ange vilka som deltog.")
        problems.check(present.count > Visit.presentCharactersMax, "deltog", "Skriv högst \(Visit.presentCharactersMax) tecken.")
        problems.check(notes.isEmpty, "anteckningar", "Skriv vad ni såg och hörde.")
        problems.check(notes.count > Visit.notesCharactersMax, "anteckningar", "Skriv högst \(Visit.notesCharactersMax) tecken.")
        guard problems.isEmpty, let day else { return (nil, problems) }
        return (Visit.Record(heldOn: day, present: present, notes: notes), problems)
    }
}

private func showVisit(_ me: some ActingGuard, _ seat: Seat, _ problems: Problems) async throws -> Answer {
    let (bench, sheets) = try await me.read { db in
        let bench = try Bench(seat, in: db)
        let open = bench.judging.blindness.open(to: bench.judging.viewer(seat.person))
        return (bench, try SheetSQL.find(open, at: bench.entry, in: db))
    }
    try await me.noteReading("sheets.read", of: bench.entry.text)
    let (t, gate) = (me.t, bench.gate)
    return me.page(
        Page("Platsbesök", crumbs: bench.crumbs(t, .init(t("Platsbesök"))), thread: bench.thread(me)) {
            h1(t("Platsbesök"))
            p(t("Besöket ska verifiera, fördjupa och nyansera det ni har läst."), .class("lead"))
            problems.summary(t)
            booked(bench, me, arranges: seat.isCoordinator)
            if seat.isCoordinator { forms(bench, problems, me) }
            if gate.visitHeld, gate.consensusLocked {
                p { a(t("Till den slutliga bedömningen"), .href(bench.path + "/slutlig"), .class("btn")) }
            }
            agenda(bench, sheets, me)
            documents(bench.edition, me)
        }, status: problems.isEmpty ? 200 : 422)
}

@Markup private func booked(_ bench: Bench, _ me: some ActingGuard, arranges: Bool) -> HTML {
    let t = me.t
    if let visit = bench.judging.visit {
        me.facts([
            ("Tid", t.moment(visit.at)), ("Hur", t(visit.mode.name)), ("Plats", visit.place),
            ("Genomfört", visit.record.map { t.day($0.heldOn, .withWeekday) }), ("Deltog", visit.record?.present),
        ])
        if let record = visit.record {
            h2(t("Anteckningar"))
            div(.class("prose"), .lang("sv")) { paragraphs(record.notes) }
        }
    } else {
        me.empty(
            arranges
                ? "Besöket är inte bokat än. Kom överens med verksamheten om tiden och boka den här."
                : "Besöket är inte bokat än. Den som samordnar laget kommer överens med verksamheten om tiden.")
    }
}

/// Plain text with a blank line between paragraphs.
@Markup private func paragraphs(_ text: String) -> HTML {
    for part in text.split(separator: "\n\n") { p(String(part)) }
}

@Markup private func forms(_ bench: Bench, _ problems: Problems, _ me: some ActingGuard) -> HTML {
    let gate = bench.gate
    if !gate.visitHeld {
        if gate.visitBooked {
            if gate.consensusLocked {
                recordForm(bench, problems, me)
            } else {
                p(me.t("När konsensus är låst antecknar ni här vad besöket visade."), .class("soft"))
            }
            element(
                "details", problems.on("datum") != nil || problems.on("plats") != nil ? [.open] : [],
                summary(me.t("Boka om besöket")) + bookForm(bench, problems, me))
        } else {
            bookForm(bench, problems, me)
        }
    } else if !gate.finalLocked {
        details {
            summary(me.t("Rätta anteckningarna"))
            recordForm(bench, problems, me)
        }
    }
}

private func bookForm(_ bench: Bench, _ problems: Problems, _ me: some ActingGuard) -> HTML {
    let (t, visit) = (me.t, bench.judging.visit)
    let start = visit.map { Stockholm.local($0.at) }
    return actForm(me, to: bench.path + "/platsbesok") {
        h2(t("Boka besöket"))
        me.field("datum", "Datum", value: start?.day.text ?? "", problems, required: true).text(type: "date", class: "mid")
        me.field("tid", "Klockslag", value: start?.time.text ?? "", problems, required: true).text(type: "time", class: "short")
        me.field("satt", "Hur ses ni?", value: visit?.mode.rawValue ?? Visit.Mode.onsite.rawValue, problems)
            .radios(Visit.Mode.allCases.map { ($0.rawValue, t($0.name), nil) })
        me.field("plats", "Plats", hint: "Adress, eller länk till mötet.", value: visit?.place ?? "", problems, required: true)
            .text(maxlength: Visit.placeCharactersMax)
        button(visit == nil ? t("Boka besöket") : t("Boka om besöket"), .class(visit == nil ? "btn" : "btn quiet"))
    }
}

private func recordForm(_ bench: Bench, _ problems: Problems, _ me: some ActingGuard) -> HTML {
    let (t, record) = (me.t, bench.judging.visit?.record)
    let day = record?.heldOn ?? bench.judging.visit.map { Stockholm.local($0.at).day }
    return actForm(me, to: bench.path + "/platsbesok/genomfort", .data("data-keep", me.person.id.text)) {
        h2(t("Anteckna besöket"))
        me.field("dag", "Dag för besöket", value: day?.text ?? "", problems, required: true).text(type: "date", class: "mid")
        me.field("deltog", "Vilka deltog?", value: record?.present ?? "", problems, required: true)
            .area(rows: 2, maxlength: Visit.presentCharactersMax)
        me.field("anteckningar", "Vad såg och hörde ni?", value: record?.notes ?? "", problems, required: true)
            .area(rows: 10, maxlength: Visit.notesCharactersMax)
        button(t("Spara anteckningarna"), .class("btn"))
    }
}

/// The questions that the examiners want to ask, by the form's order.
private func agenda(_ bench: Bench, _ sheets: [ID<Person>: [String: SheetItem]], _ me: some ActingGuard) -> HTML? {
    let asked = bench.edition.items.compactMap { item -> (AnswerItem, [String])? in
        let lines = bench.judging.judges.flatMap { Notes(sheets[$0.person]?[item.id]?.questions ?? "").lines }
        // What two have asked in the same words is asked once.
        var seen: Set<String> = []
        let once = lines.filter { seen.insert($0).inserted }
        return once.isEmpty ? nil : (item, once)
    }
    guard !asked.isEmpty else { return nil }
    return HTML {
        h2(me.t("Frågor att ställa (\(asked.reduce(0) { $0 + $1.1.count }))"))
        for (item, lines) in asked {
            h3(item.listName(me.language))
            ul { for line in lines { li(line) } }
        }
    }
}

private func documents(_ edition: Edition, _ me: some ActingGuard) -> HTML {
    HTML {
        h2(me.t("Dokument som ska finnas till hands"))
        ul { for document in edition.documents { li(document.text(me.language)) } }
    }
}
