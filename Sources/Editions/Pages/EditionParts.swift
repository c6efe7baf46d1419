import Base
import HTML
import Site

/// The parts of an edition's page that are the same for everyone.
extension PublicEdition {
    var body: HTML {
        HTML {
            who
            dates
            corrections
            meetings
            introduction
        }
    }

    private var introduction: HTML {
        HTML {
            for passage in edition.introduction {
                section(.class("prose"), .id(passage.key)) {
                    h2(passage.heading[language])
                    for text in passage.text { p(text[language]) }
                    if !passage.points.isEmpty {
                        passage.key == "steps"
                            ? ol { for point in passage.points { li(point[language]) } }
                            : ul { for point in passage.points { li(point[language]) } }
                    }
                }
            }
        }
    }

    private var who: HTML {
        let rules = edition.eligibility
        return section(.class("prose"), .id("vilka")) {
            h2(t("Vilka kan delta"))
            p(rules.who[language])
            ul {
                li(rules.manager[language])
                if rules.needsPlan { li(rules.plan[language]) }
                li(t("Ni är minst \(rules.staffMin) medarbetare, chefen inräknad."))
                li(
                    t(
                        "Där staden köper enskilda platser: staden köper minst \(rules.sharePercentMin) procent av dem. Fristående förskolor och skolor: minst \(rules.sharePercentMin) procent av barnen eller eleverna kommer från staden."
                    ))
                waits(rules)
                deficit(rules.deficit)
            }
            if !edition.classes.isEmpty {
                p(t("Ni deltar i en av klasserna:"))
                ul { for entered in edition.classes { li(entered.name[language]) } }
            }
        }
    }

    private func waits(_ rules: EligibilityRules) -> HTML {
        HTML {
            if rules.waitYears > 0 {
                li(t("Den som har fått utmärkelsen står över \(rules.waitYears) hela år och kan sedan delta igen."))
            }
            li(
                rules.honoraryWaitYears == 0
                    ? t("Den som har fått \(edition.words[.honoraryMention]) kan delta redan året efter.")
                    : t("Den som har fått \(edition.words[.honoraryMention]) väntar \(rules.honoraryWaitYears) hela år."))
        }
    }

    private func deficit(_ deficit: EligibilityRules.Deficit) -> HTML? {
        switch (deficit.blocksAward, deficit.blocksHonoraryMention) {
        case (false, false): nil
        case (_, true):
            li(
                t(
                    "Den som går med underskott, förra året eller enligt årets prognos, kan delta men varken få utmärkelsen eller \(edition.words[.honoraryMention])."
                ))
        case (true, false):
            li(t("Den som går med underskott, förra året eller enligt årets prognos, kan delta men inte få utmärkelsen."))
        }
    }

    private var dates: HTML {
        section(.id("datum")) {
            h2(t("Viktiga datum"))
            ol(.class("timeline")) { for milestone in Milestone.all(of: calendar, edition.words) { item(milestone) } }
            if stored.isPublished { p { a(t("Lägg in datumen i din kalender (.ics)"), .href("\(address)/kalender.ics")) } }
        }
    }

    private func item(_ milestone: Milestone) -> HTML {
        li {
            if let day = milestone.day { time(.datetime(day.text)) { when(milestone) } } else { span(when(milestone)) }
            p {
                b(t(milestone.label))
                if let place = milestone.place { ", \(place)" }
                if let note = milestone.placeNote { " (\(note[language]))" }
                if let left = milestone.day.flatMap(left) { span(" · \(left)", .class("soft")) }
                correctedMark(ErratumPart(rawValue: milestone.key))
            }
        }
    }

    func when(_ milestone: Milestone) -> String {
        switch milestone.when {
        case .day(let day): t.day(day, .withWeekday)
        case .preliminary(let day): t("preliminärt \(day, .withWeekday)")
        case .words(let text): text[language]
        case .deadline(let deadline): t("\(deadline.day, .withWeekday) kl. 24.00")
        case .moment(let day, let time):
            language == .swedish
                ? "\(t.day(day, .withWeekday)) \(clock(time))" : "\(t.day(day, .withWeekday)), \(clock(time))"
        case .partOfDay(let day, let text): "\(t.day(day, .withWeekday)), \(text[language])"
        }
    }

    private var meetings: HTML? {
        guard !calendar.meetings.isEmpty else { return nil }
        return section(.id("moten")) {
            h2(t("Informationsmöten"))
            if let mark = correctedMark(.meetings) { p { mark } }
            if calendar.meetings.allSatisfy({ $0.day < visitor.today }) {
                p(t("Mötena hölls på nätet."))
            } else if calendar.meetings.allSatisfy({ $0.registerBy?.hasPassed(at: visitor.now) ?? false }) {
                p(t("Mötena hålls på nätet. Det går inte längre att anmäla sig."))
            } else {
                p {
                    t("Mötena hålls på nätet. Anmäl er med e-post till \(edition.contact.mailbox).") + " "
                    if let days = edition.limits.linkWorkingDaysBefore {
                        t("Kansliet skickar länken senast \(days) arbetsdagar före mötet.")
                    } else {
                        t("Kansliet skickar länken.")
                    }
                }
            }
            ul {
                for meeting in calendar.meetings {
                    li {
                        b(t.day(meeting.day, .withWeekday))
                        " \(hours(meeting.from, meeting.to)). "
                        if let last = meeting.registerBy, !last.hasPassed(at: visitor.now) { t("Anmäl er senast \(last.day, .plain).") }
                    }
                }
            }
        }
    }

    var ending: HTML {
        HTML {
            contact
            concepts
        }
    }

    private var contact: HTML {
        section(.id("kontakt")) {
            h2(t("Kontakt"))
            if let mark = correctedMark(.contact) { p { mark } }
            visitor.facts([("Ansvarig", edition.office[language]), ("Telefon", edition.contact.phone)])
            if !edition.contact.roles.isEmpty {
                ul {
                    for role in edition.contact.roles {
                        li {
                            role.title[language]
                            if let phone = role.phone { ", \(t("telefon")) \(phone)" }
                        }
                    }
                }
            }
            p {
                t("E-post:") + " "
                mailLink(edition.contact.mailbox)
            }
        }
    }

    private var concepts: HTML? {
        guard !edition.concepts.isEmpty else { return nil }
        return section(.id("begrepp")) {
            h2(t("Begrepp"))
            dl(.class("prose")) {
                for concept in edition.concepts {
                    dt { b(concept.term[language]) }
                    dd(concept.text[language])
                }
            }
        }
    }

    /// The dates and the meetings, for a calendar program.
    var calendarFile: CalendarFile {
        var events = Milestone.all(of: calendar, edition.words).compactMap { milestone -> CalendarFile.Event? in
            // What is stated in words alone has no place in a calendar program.
            guard let day = milestone.day else { return nil }
            var event = CalendarFile.Event(
                key: milestone.key, summary: "\(t(milestone.label)) – \(edition.name[language])", day: day,
                place: milestone.place)
            switch milestone.when {
            case .deadline, .preliminary, .partOfDay: event.note = when(milestone)
            case .moment(_, let time): event.from = time
            case .day, .words: break
            }
            return event
        }
        events += calendar.meetings.enumerated().map { number, meeting in
            CalendarFile.Event(
                key: "meeting-\(number + 1)", summary: "\(t("Informationsmöte")) – \(edition.name[language])",
                day: meeting.day, from: meeting.from, to: meeting.to,
                note: meeting.registerBy.map { t("Anmäl er senast \($0.day, .plain).") })
        }
        return CalendarFile(
            id: stored.id.text, name: edition.name[language], stamp: stored.publishedAt ?? now, events: events)
    }
}
