package import Base

/// The secrecy of the decisions (R116): until the second that the ceremony begins, only the jury and the office know
/// anything of them, not even that there is one; from that second everybody may.
package struct Embargo: Equatable, Sendable {
    /// The first instant that is public; nil until it is stated or set, and then nothing opens.
    package let lifts: Instant?

    package init(lifts: Instant?) { self.lifts = lifts }

    package enum Viewer: Sendable, CaseIterable {
        /// The jury of the edition, and the office as its secretary.
        case jury, office
        case unit, examiner, registrar, controller, `operator`, everybody
    }

    /// A decision needs to know when it becomes public.
    package func mayDecide() throws(Refusal) {
        if lifts == nil {
            throw Refusal(
                "Klockslaget då besluten blir offentliga är inte satt. Kansliet sätter det på utgåvans sida, under Inre datum. Beslutet är inte sparat ännu."
            )
        }
    }

    package func isLifted(at now: Instant) -> Bool { lifts.map { now >= $0 } ?? false }

    /// Whether a decision may be shown, counted or hinted at.
    package func opens(to viewer: Viewer, at now: Instant) -> Bool {
        switch viewer {
        case .jury, .office: true
        case .unit, .examiner, .registrar, .controller, .operator, .everybody: isLifted(at: now)
        }
    }
}
