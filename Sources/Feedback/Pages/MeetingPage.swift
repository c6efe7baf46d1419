import Base
import Editions
import Entries
import Examiners
import HTML
import Site
import Store

extension Feedback {
    /// The team's page of the feedback: its own final words, and the meeting when it has been held.
    func meetingPage(_ me: ImpartialExaminer) async throws -> Answer { try await showMeeting(me, me.seat, Problems()) }

    /// Records the meeting, which opens the report for the unit (R100), or corrects what was recorded.
    func recordMeeting(_ me: Coordinator) async throws -> Answer {
        let (entry, now, today, person) = (me.entry, me.now, me.today, me.person.id)
        let (heldOn, mode) = (me.form.day("dag"), FeedbackMeeting.Mode(rawValue: me.form["form"]))
        let (present, summary) = (me.form["deltog"], me.form["sammanfattning"])
        let (baseURL, outbox) = (me.site.settings.baseURL, outbox)
        do {
            let isFirst = try await me.write("feedback.meeting.recorded", about: entry.text) { db in
                guard let header = try EntrySQL.header(entry, at: now, in: db) else { throw Halt.notFound }
                let file = try FeedbackFile.read(header, at: now, in: db)
                try file.gate.mayRecordMeeting()
                let refusals = MeetingCheck.refusals(
                    heldOn: heldOn, hasMode: mode != nil, present: present, summary: summary,
                    ceremony: file.edition.calendar.ceremony.day, today: today)
                guard refusals.isEmpty, let heldOn, let mode else { throw RefusedMeeting(refusals: refusals) }
                let isFirst = try FeedbackSQL.record(
                    FeedbackMeeting(heldOn: heldOn, mode: mode, present: present, at: now), summary: summary, entry,
                    by: person, in: db)
                if isFirst { try ReportOpenLetter.post(header, baseURL: baseURL, outbox, at: now, in: db) }
                return isFirst
            }
            return isFirst
                ? me.redirect(
                    to: "/granskning/\(entry)/aterkoppling", receipt: "Mötet är antecknat och rapporten är öppen för enheten.",
                    "Chefen och kontaktpersonen får ett brev.")
                : me.redirect(to: "/granskning/\(entry)/aterkoppling", receipt: "Ändringen är sparad.")
        } catch let refused as RefusedMeeting {
            var problems = Problems()
            for refusal in refused.refusals { problems.add(refusal.phrase, refusal.field ?? "") }
            return try await showMeeting(me, me.seat, problems)
        }
    }

    private func showMeeting(_ me: some ActingGuard, _ seat: Seat, _ problems: Problems) async throws -> Answer {
        let (entry, now) = (seat.assignment.entry, me.now)
        let file = try await me.read { db -> FeedbackFile in
            guard let header = try EntrySQL.header(entry, at: now, in: db) else { throw Halt.notFound }
            return try FeedbackFile.read(header, early: true, at: now, in: db)
        }
        let view = MeetingView(me: me, seat: seat, file: file, problems: problems)
        return me.page(
            Page(
                "Återkoppling till enheten",
                crumbs: [
                    .init(me.t("Min granskning"), "/granskning"), .init(file.header.unitName, "/granskning/\(entry)"),
                    .init(me.t("Återkoppling")),
                ]
            ) { view.main }, status: problems.isEmpty ? 200 : 422)
    }
}

private struct RefusedMeeting: Error { let refusals: [Refusal] }

struct MeetingView {
    let me: any ActingGuard
    let seat: Seat
    let file: FeedbackFile
    let problems: Problems

    private var t: Translator { me.t }

    @Markup var main: HTML {
        h1(t("Återkoppling till \(file.header.unitName)"))
        problems.summary(t)
        switch file.gate.state {
        case .untilCeremony(let start):
            div(.class("notice")) {
                p {
                    b(
                        t(
                            "Återkopplingen börjar när utdelningen har börjat, \(start.map { t.moment($0) } ?? file.edition.calendar.ceremonyWords(t))."
                        ))
                }
                p(
                    t(
                        "Kom gärna överens med enheten om en dag redan nu, med brev eller telefon. Sammanfattningen skriver ni här efter utdelningen. Det som står här får enheten inte veta före dess."
                    ))
            }
        case .notAssessed:
            me.empty(
                "Lås den slutliga bedömningen först. Den är underlaget för återkopplingen.", link: "Till den slutliga bedömningen",
                "/granskning/\(file.header.id)/slutlig")
        case .awaitsMeeting, .open:
            standing
            if seat.isCoordinator { meetingForm }
        }
        if let report = file.report { words(report) }
    }

    @Markup private var standing: HTML {
        if let meeting = file.meeting {
            div(.class("receipt")) {
                p { b(t("Mötet hölls \(meeting.heldOn, .withYear). Rapporten är öppen för enheten.")) }
                p(t("Deltog: \(meeting.present)"))
            }
        } else {
            p(
                t(
                    "Håll mötet först och anteckna det sedan. Då öppnar rapporten för enheten, med styrkor och utvecklingsområden fråga för fråga."
                ), .class("lead"))
        }
    }

    private var meetingForm: HTML {
        let meeting = file.meeting
        return actForm(me, to: "/granskning/\(file.header.id)/aterkoppling", .data("data-keep", me.person.id.text)) {
            me.field("dag", "Mötet hölls", value: (meeting?.heldOn ?? me.today).text, problems, required: true)
                .text(type: "date", class: "mid", maxlength: 10)
            me.field("form", "Mötesform", value: meeting?.mode.rawValue ?? "", problems)
                .radios(FeedbackMeeting.Mode.allCases.map { ($0.rawValue, t($0.name), nil) })
            me.field(
                "deltog", "Vilka deltog", hint: "Namn och roll, från enheten och från laget.", value: meeting?.present ?? "",
                problems, required: true
            ).area(rows: 3, maxlength: FeedbackMeeting.presentCharactersMax)
            me.field(
                "sammanfattning", "Sammanfattning till enheten",
                hint:
                    "Står först i rapporten. Skriv till dem, om deras arbete: det viktigaste de gör bra och det de har mest nytta av att utveckla.",
                value: file.summary, problems, required: true
            ).area(rows: 8, maxlength: FeedbackMeeting.summaryCharactersMax)
            button(meeting == nil ? t("Anteckna mötet och öppna rapporten") : t("Spara ändringen"), .class("btn"))
        }
    }

    @Markup private func words(_ report: UnitReport) -> HTML {
        h2(t("Det här läser enheten"))
        for part in report.sections {
            if !part.items.isEmpty {
                details {
                    summary(part.name(me.language))
                    for item in part.items {
                        h3("\(item.id). \(item.title(me.language))")
                        list("Styrkor", item.strengths)
                        list("Utvecklingsområden", item.areas)
                    }
                }
            }
        }
    }

    private func list(_ heading: Phrase, _ lines: [String]) -> HTML? {
        guard !lines.isEmpty else { return nil }
        return HTML {
            p { b(t(heading)) }
            ul { for line in lines { li(line) } }
        }
    }
}
