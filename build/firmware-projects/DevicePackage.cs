namespace EdgeNodes.FirmwareProjects;

/// <summary>A nanoFramework package: id and pinned version, its assembly, and the assemblies that this one references.</summary>
public sealed record DevicePackage(string Id, string Version, string Assembly, string AssemblyVersion, IReadOnlyList<string> References)
{
    /// <summary>
    /// What a project file references: the full name where the list's assembly version is that of the pinned package, which is the
    /// package's own or its first two numbers; the simple name where the list was made from another version.
    /// </summary>
    public string Reference
    {
        get
        {
            var listed = System.Version.Parse(AssemblyVersion);
            var pinned = System.Version.Parse(Version);
            var same = listed.Major == pinned.Major && listed.Minor == pinned.Minor && (listed.Build == pinned.Build || listed.Build == 0);
            return same ? $"{Assembly}, Version={AssemblyVersion}, Culture=neutral, PublicKeyToken=c07d481e9758c731" : Assembly;
        }
    }

    /// <summary>Its assembly below the folder where NuGet unpacks for packages.config.</summary>
    public string HintPath => $"packages/{Id}.{Version}/lib/{Assembly}.dll";
}
