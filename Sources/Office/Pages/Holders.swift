import Base
import HTML
import Site

extension OfficeMember {
    /// What waits in an entry's row: since when it is late, and who can do something about it.
    func waitingCell(_ item: Waiting.Item, _ contacts: [HolderAddress]) -> HTML {
        HTML {
            tag(item.isLate ? .late : .wait, item.kind.title)
            if let due = item.due { " " + (item.isLate ? t("Skulle vara klart \(due, .plain).") : t("Senast \(due, .plain).")) }
            for contact in contacts {
                br()
                reach(contact)
            }
            if item.kind.holder != nil, contacts.isEmpty {
                br()
                span(t("Ingen att höra av sig till finns."), .class("soft"))
            }
        }
    }

    /// A name with the ways to reach it.
    func reach(_ contact: HolderAddress) -> HTML {
        HTML {
            contact.name
            ", "
            mailLink(contact.email)
            if !contact.phone.isEmpty {
                ", "
                phoneLink(contact.phone)
            }
        }
    }

    /// On the participant's own page: everything that waits there, each with whom to turn to.
    func waitingNotices(_ items: [Waiting.Item], _ contacts: [Waiting.Kind.Holder: [HolderAddress]]) -> HTML {
        guard !items.isEmpty else { return HTML() }
        return div(.class("notice")) {
            h2(t("Väntar här"))
            ul {
                for item in items {
                    li { waitingCell(item, item.kind.holder.flatMap { contacts[$0] } ?? []) }
                }
            }
        }
    }
}
