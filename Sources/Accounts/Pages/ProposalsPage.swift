import Base
import HTML
import Site
import Store

extension Accounts {
    /// What one of the office has proposed and another is to confirm.
    func proposalsPage(_ me: OfficeMember) async throws -> Answer {
        let weighty = weighty
        let found = try await me.read { db in
            try ProposalSQL.waiting(in: db).map { (proposal: $0, sentence: weighty.sentence($0, in: db)) }
        }
        let t = me.t
        return me.page(
            Page("Förslag som väntar", crumbs: [.init(t("Användare"), "/kansli/anvandare"), .init(t("Förslag som väntar"))]) {
                h1(t("Förslag som väntar"))
                p(
                    t(
                        "Det som väger tungt gäller först när två på kansliet står bakom det. Är du ensam kan driften ge en kollega rollen Kansli."
                    ), .class("lead"))
                if found.isEmpty { me.empty("Inget väntar på en bekräftelse.", link: "Till användarna", "/kansli/anvandare") }
                for (proposal, sentence) in found { card(me, proposal, sentence) }
            })
    }

    private func card(_ me: OfficeMember, _ proposal: Proposal, _ sentence: Phrase?) -> HTML {
        let (t, isOwn) = (me.t, proposal.by == me.person.id)
        let path = "/kansli/forslag/\(proposal.id)"
        return div(.class("card")) {
            h2(t(sentence ?? "Det går inte att göra längre."))
            p(t("Föreslaget av \(proposal.byName), \(Stockholm.local(proposal.at).day)."), .class("soft"))
            div(.class("actions")) {
                if isOwn {
                    p(t("Någon annan på kansliet bekräftar det."))
                } else if sentence != nil {
                    actButton(me, "Bekräfta", to: "\(path)/bekrafta")
                }
                actButton(me, isOwn ? "Ta tillbaka förslaget" : "Säg nej", to: "\(path)/avsla", style: "btn quiet")
            }
        }
    }

    func confirmProposal(_ me: OfficeMember) async throws -> Answer {
        try await decide(me, isConfirmed: true, act: "proposal.confirmed")
        return me.redirect(to: "/kansli/forslag", receipt: "Det är bekräftat och gäller nu.", "Alla i kansliet får veta det i ett brev.")
    }

    func turnDownProposal(_ me: OfficeMember) async throws -> Answer {
        try await decide(me, isConfirmed: false, act: "proposal.turned-down")
        return me.redirect(to: "/kansli/forslag", receipt: "Förslaget är borta.", "Inget är ändrat.")
    }

    private func decide(_ me: OfficeMember, isConfirmed: Bool, act: String) async throws {
        let (id, weighty): (ID<Proposal>, _) = (try me.path("proposal"), weighty)
        try await me.write(act, about: id.text) { db in
            try weighty.decide(id, isConfirmed: isConfirmed, by: me, in: db)
        }
    }
}
