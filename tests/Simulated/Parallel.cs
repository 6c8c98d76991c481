// Boards live in real time and mostly sleep: three stories a core still leave it idle. What goes by a turned clock runs alone.
[assembly: CollectionBehavior(MaxParallelThreads = 6)]
