namespace System.Security.Cryptography.X509Certificates
{
    /// <summary>
    /// The package's certificate with its key. .NET has a class of that name without this constructor, and two references with
    /// one name are ambiguous: so this one comes as source into the project that uses it.
    /// </summary>
    internal sealed class X509Certificate2 : X509Certificate
    {
        /// <param name="rawData">The certificate, DER.</param>
        /// <param name="key">Its key, DER.</param>
        /// <param name="password">The key's; empty for none.</param>
        public X509Certificate2(byte[] rawData, byte[] key, string password)
            : base(rawData)
        {
            PrivateKey = key;
        }

        public byte[] PrivateKey { get; }
    }
}
