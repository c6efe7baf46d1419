package import Editions
import Synchronization

extension Edition {
    /// The city's concepts, ready to be found: asked for at every page of a year's entries, and made once.
    package var terms: Terms {
        kept.withLock { kept in
            if let terms = kept.first(where: { $0.concepts == concepts })?.terms { return terms }
            let terms = Terms(concepts)
            kept = kept.suffix(keptMax - 1) + [(concepts, terms)]
            return terms
        }
    }
}

private let kept = Mutex<[(concepts: [Concept], terms: Terms)]>([])
private let keptMax = 8
