import NIOCore

/// One deadline of a connection, which moves with nearly every piece that comes: the task is made anew only when the deadline
/// comes nearer than the task that waits already.
struct KeeperTimer {
    private final class Box {
        var deadline = NIODeadline.distantFuture
        var at = NIODeadline.distantFuture
        var task: Scheduled<Void>?
        var stop: Scheduled<Void>?
        var act: () -> Void = {}
    }

    private let box = Box()

    /// `act` is run when the deadline has passed without being moved.
    func set(_ deadline: NIODeadline, _ context: ChannelHandlerContext, _ act: @escaping () -> Void) {
        box.deadline = deadline
        box.act = act
        if box.task == nil || deadline < box.at { Self.schedule(box, context.eventLoop) }
    }

    /// A deadline beside it, which is never moved.
    func stop(in seconds: Int, _ context: ChannelHandlerContext, _ act: @escaping () -> Void) {
        guard box.stop == nil else { return }
        box.stop = context.eventLoop.assumeIsolated().scheduleTask(in: .seconds(Int64(seconds)), act)
    }

    func end() {
        box.task?.cancel()
        box.stop?.cancel()
        (box.task, box.stop, box.act) = (nil, nil, {})
    }

    private static func schedule(_ box: Box, _ loop: any EventLoop) {
        box.task?.cancel()
        box.at = box.deadline
        box.task = loop.assumeIsolated().scheduleTask(deadline: box.deadline) {
            box.task = nil
            if loop.now >= box.deadline { box.act() } else { schedule(box, loop) }
        }
    }
}
