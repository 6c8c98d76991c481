using System.Runtime.InteropServices;

namespace EdgeNodes.Gateway.Uplinks.LoRaWan.Lines;

/// <summary>What a serial line needs of the C library (Linux, glibc and musl; x64 and arm64 lay these structs out alike).</summary>
internal static class Termios
{
    public const int OpenReadWrite = 2;
    public const int OpenNoControllingTty = 0x100;
    public const int OpenNonBlocking = 0x800;
    public const int OpenCloseOnExec = 0x80000;
    public const int SetNow = 0;
    public const int InputAndOutputQueue = 2;
    public const uint Exclusive = 0x540C;
    public const uint Baud115200 = 0x1002;
    public const uint Parity = 0x100;
    public const uint TwoStopBits = 0x40;
    public const uint HardwareFlowControl = 0x80000000;
    public const uint IgnoreModemLines = 0x800;
    public const uint EnableReceiver = 0x80;
    public const int IndexOfTimeout = 5;
    public const int IndexOfMinimum = 6;

    public const int Interrupted = 4;
    public const int TryAgain = 11;

    public const int InputOutputError = 5;
    public const short CanRead = 1;
    public const short BrokenOrGone = 8 | 16;

    [StructLayout(LayoutKind.Sequential)]
    public struct Watched
    {
        public int File;
        public short Wanted;
        public short Happened;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct Settings
    {
        public uint Input;
        public uint Output;
        public uint Control;
        public uint Local;
        public byte Discipline;

        [MarshalAs(UnmanagedType.ByValArray, SizeConst = 32)]
        public byte[] Characters;

        public uint InputSpeed;
        public uint OutputSpeed;
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true, BestFitMapping = false)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int Close(int fd);

    [DllImport("libc", EntryPoint = "read", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern nint Read(int fd, byte[] buffer, nint count);

    [DllImport("libc", EntryPoint = "write", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern nint Write(int fd, byte[] buffer, nint count);

    [DllImport("libc", EntryPoint = "poll", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int Poll(ref Watched file, nuint count, int milliseconds);

    [DllImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int Device(int fd, nuint request, nint argument);

    [DllImport("libc", EntryPoint = "tcgetattr", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int Get(int fd, ref Settings settings);

    [DllImport("libc", EntryPoint = "tcsetattr", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int Set(int fd, int when, ref Settings settings);

    [DllImport("libc", EntryPoint = "cfmakeraw")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern void MakeRaw(ref Settings settings);

    [DllImport("libc", EntryPoint = "cfsetspeed", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int SetSpeed(ref Settings settings, uint speed);

    [DllImport("libc", EntryPoint = "tcflush", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int Flush(int fd, int queue);
}
