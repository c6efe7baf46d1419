import Base
import Editions
import Site

extension Guard {
    /// Until when a unit may register; a year that states no last day takes registrations as long as it takes entries.
    func registrationUntil(_ edition: Edition) -> String {
        let closes = edition.calendar.registrationCloses
        return edition.calendar.stated.registrationCloses == nil
            ? t("Året har ingen sista dag för anmälan. Ni kan anmäla er så länge bidrag tas emot, till \(deadline(closes)).")
            : t("Anmäl er senast \(deadline(closes)), \(daysLeft(closes)).")
    }
}
