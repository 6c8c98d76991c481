// Boards live in real time and mostly sleep: three stories a core still leave it idle. What rehearses radio windows runs alone.
[assembly: CollectionBehavior(MaxParallelThreads = 6)]
