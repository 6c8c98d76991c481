using System.IO;
using EdgeNodes.Node;

namespace EdgeNodes.Esp32
{
    /// <summary>
    /// Files below a root folder: `I:\` on the device, any folder on a PC. A file is closed after each write: LittleFS
    /// commits on close, so a write that has returned survives the power.
    /// </summary>
    public sealed class FileStorage : IStorage
    {
        private readonly string root;

        /// <param name="root">The folder; it exists.</param>
        public FileStorage(string root)
        {
            this.root = root;
        }

        /// <inheritdoc/>
        public int Read(string file, int position, byte[] buffer, int offset, int count)
        {
            string path = Path.Combine(root, file);
            if (!File.Exists(path))
            {
                return 0;
            }

            using (FileStream stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite))
            {
                if (position >= stream.Length)
                {
                    return 0;
                }

                stream.Seek(position, SeekOrigin.Begin);
                int read = 0;
                while (read < count)
                {
                    int some = stream.Read(buffer, offset + read, count - read);
                    if (some <= 0)
                    {
                        break;
                    }

                    read += some;
                }

                return read;
            }
        }

        /// <inheritdoc/>
        public void Write(string file, int position, byte[] buffer, int offset, int count)
        {
            string path = Path.Combine(root, file);
            using (FileStream stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite))
            {
                // Beyond the end only after the file was lost: not every file system fills the hole by itself.
                stream.Seek(0, SeekOrigin.End);
                for (long end = stream.Length; end < position; end++)
                {
                    stream.WriteByte(0);
                }

                stream.Seek(position, SeekOrigin.Begin);
                stream.Write(buffer, offset, count);
                stream.Flush();
            }
        }
    }
}
