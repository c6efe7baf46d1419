import Base
import Editions
import Entries
import Examiners
import HTML
import Site
import Store

/// No award in a class (R112): the form under the class's cases.
struct EmptyClassForm {
    let room: JuryRoom
    let item: AwardClass
    let problems: Problems

    var html: HTML {
        let (t, me) = (room.t, room.me)
        let form = actForm(me, to: "\(room.base)/klass/\(item.key)/ingen", .data("data-keep", me.person.id.text)) {
            me.field(
                item.field("skal"), "Skäl", hint: "Till exempel: ingen har kommit tillräckligt långt i sitt systematiska kvalitetsarbete.",
                problems, required: true
            )
            .area(rows: 3, maxlength: Decision.reasonCharactersMax)
            me.field(item.field("mote"), "Mötesdag", value: me.today.text, problems, required: true)
                .text(type: "date", class: "mid", maxlength: 10)
            me.field(item.field("paragraf"), "Paragraf i protokollet", problems, required: true)
                .text(class: "short", maxlength: Decision.paragraphCharactersMax)
            button(t("Besluta: ingen utmärkelse i klassen"), .class("btn quiet"))
        }
        let attributes: [Attribute] = problems.isEmpty ? [] : [.open]
        return element(
            "details", attributes,
            HTML {
                summary(t("Ingen utmärkelse i klassen \(item.name(t.language))"))
                form
            })
    }
}

/// The decision that stands about a class, and for who records a way to take it back: after the ceremony with a reason.
struct EmptyClassBox {
    let room: JuryRoom
    let item: AwardClass
    let empty: EmptyClass
    let problems: Problems

    var html: HTML {
        let (t, me, empty) = (room.t, room.me, empty)
        let attributes: [Attribute] = problems.isEmpty ? [] : [.open]
        return div(.class("notice")) {
            p { b(t("Ingen utmärkelse i klassen. Beslutat \(empty.meeting), § \(empty.paragraph).")) }
            p(empty.reason)
            if room.records {
                element(
                    "details", attributes,
                    HTML {
                        summary(t("Ta tillbaka beslutet"))
                        actForm(me, to: "\(room.base)/klass/\(item.key)/ater", .data("data-keep", me.person.id.text)) {
                            me.field(
                                item.field("aterskal"), "Varför tas beslutet tillbaka?",
                                hint: room.isPublic ? "Beslutet är offentligt, så skälet behövs." : "Beslutet finns kvar i historiken.",
                                problems, required: room.isPublic
                            ).area(rows: 3, maxlength: Decision.reasonCharactersMax)
                            button(t("Ta tillbaka beslutet"), .class("btn quiet"))
                        }
                    })
            }
        }
    }
}

/// The decisions about a class that were taken back, with who and why.
func formerEmptyClasses(_ former: [FormerEmptyClass], _ room: JuryRoom) -> HTML? {
    guard !former.isEmpty else { return nil }
    let t = room.t
    return ul(.class("soft")) {
        for one in former {
            li {
                t("Ingen utmärkelse i klassen: beslutet togs tillbaka \(t.moment(one.takenBackAt)) av \(one.takenBackBy).")
                if !one.why.isEmpty { " " + one.why }
            }
        }
    }
}

extension Awards {
    func emptyClassAsChair(_ me: JuryChair) async throws -> Answer { try await emptyClass(try await .of(me, me.edition)) }
    func emptyClassAsOffice(_ me: OfficeMember) async throws -> Answer { try await emptyClass(try await .of(me)) }
    func takeBackAsChair(_ me: JuryChair) async throws -> Answer { try await takeBackClass(try await .of(me, me.edition)) }
    func takeBackAsOffice(_ me: OfficeMember) async throws -> Answer { try await takeBackClass(try await .of(me)) }

    private func emptyClass(_ room: JuryRoom) async throws -> Answer {
        let me = room.me
        let item = try room.classInPath()
        let (reason, paragraph) = (me.form[item.field("skal")], Decision.bare(me.form[item.field("paragraf")]))
        let (meeting, edition, person) = (me.form.day(item.field("mote")), room.edition.id, room.person)
        let (days, now) = (room.meetingDays, me.now)
        do {
            try await me.write(
                "jury.class.empty", about: edition.text, detail: item.key, seal: Seal(Self.emptyClassSeal, "\(edition) \(item.key)")
            ) { db in
                try room.mustBeImpartial(in: item, in: db)
                let awards = try DecisionSQL.awards(in: item.key, edition: edition, in: db)
                let refusals =
                    try DecisionCheck.emptyClass(reason: reason, awards: awards)
                    + DecisionCheck.meeting(meeting, paragraph, within: days)
                    + room.hindrances(in: item, in: db)
                guard refusals.isEmpty, let meeting else { throw RefusedClass(refusals: refusals) }
                try DecisionSQL.record(
                    EmptyClass(classKey: item.key, reason: reason, meeting: meeting, paragraph: paragraph, at: now),
                    edition: edition, by: person, in: db)
            }
        } catch let refused as RefusedClass {
            var problems = Problems()
            for refusal in refused.refusals { problems.add(refusal.phrase, refusal.field.map(item.field) ?? "") }
            return try await showList(room, problems, of: item.key)
        }
        return me.redirect(to: room.base, receipt: "Beslutet är fattat: ingen utmärkelse i klassen \(item.name(room.t.language)).")
    }

    private func takeBackClass(_ room: JuryRoom) async throws -> Answer {
        let (item, edition, me) = (try room.classInPath(), room.edition.id, room.me)
        let (why, now, person) = (me.form[item.field("aterskal")], me.now, room.person)
        do {
            try await me.write("jury.class.reopened", about: edition.text, detail: item.key) { db in
                try room.mustBeImpartial(in: item, in: db)
                guard let fresh = try Editions.find(edition, in: db) else { throw Halt.notFound }
                let refusals = DecisionCheck.takingBack(reason: why, isPublic: fresh.embargo.isLifted(at: now))
                if !refusals.isEmpty { throw RefusedClass(refusals: refusals) }
                guard try DecisionSQL.takeBack(item.key, edition: edition, why: why, by: person, at: now, in: db) else {
                    throw Halt.notFound
                }
            }
        } catch let refused as RefusedClass {
            var problems = Problems()
            for refusal in refused.refusals { problems.add(refusal.phrase, item.field("aterskal")) }
            return try await showList(room, problems, of: item.key)
        }
        return room.me.redirect(to: room.base, receipt: "Beslutet om klassen \(item.name(room.t.language)) är taget tillbaka.")
    }
}

private struct RefusedClass: Error { let refusals: [Refusal] }

extension AwardClass {
    /// A field's name in the form of this class: a page may hold one for each.
    fileprivate func field(_ name: String) -> String { "\(name)-\(key)" }
}

extension JuryRoom {
    /// A decision about a class is one about every entry in it (R82). Throws a refusal for who is out of any of them.
    func mustBeImpartial(in item: AwardClass, in db: any Connection) throws {
        let recusals = try JurySQL.recusals(of: [person], edition: edition.id, in: db)[person]
        let isOut = try EntrySQL.headers(edition: edition.id, at: me.now, in: db).contains { header in
            header.classKey == item.key && header.state == .handedIn && recusals?.ground(header) != nil
        }
        if isOut { throw Refusal("Du är jävig i ett bidrag i klassen. Be någon annan skriva in beslutet.") }
    }

    /// What stops a decision about a class whatever it says, as it is now: nobody knows when it becomes public (R116), or
    /// another party's proposal about a conflict waits in one of its entries (R82).
    fileprivate func hindrances(in item: AwardClass, in db: any Connection) throws -> [Refusal] {
        guard let edition = try Editions.find(edition.id, in: db) else { throw Halt.notFound }
        var refusals: [Refusal] = []
        do { try edition.embargo.mayDecide() } catch { refusals.append(error) }
        do {
            for header in try EntrySQL.headers(edition: edition.id, at: me.now, in: db)
            where header.classKey == item.key && header.state == .handedIn {
                try UnsettledSQL.mustBeSettled(header.id, edition: edition.id, at: me.now, in: db)
            }
        } catch let refusal as Refusal { refusals.append(refusal) }
        return refusals
    }

    func classInPath() throws -> AwardClass {
        let key = try me.word("class")
        guard let item = edition.edition.classes.first(where: { $0.key == key }) else { throw Halt.notFound }
        return item
    }
}
