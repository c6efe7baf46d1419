#if canImport(CMalloc)
import CMalloc
#endif

/// What the service does with memory that it has used.
enum Heap {
    static let largeBytesMin: Int32 = 1_048_576
    static let arenasMax: Int32 = 4

    /// Gives large pieces back to the system as soon as they are not used. Unasked, glibc keeps pieces up to 32 MB once
    /// one of that size has been given back, in as many arenas as there are threads: an upload of 30 MB would weigh on
    /// the service until it stops (mallopt(3), M_MMAP_THRESHOLD).
    static func settle() {
        #if canImport(CMalloc)
        mallopt(M_MMAP_THRESHOLD, largeBytesMin)
        mallopt(M_ARENA_MAX, arenasMax)
        #endif
    }
}
