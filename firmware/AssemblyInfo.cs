// Written by build/firmware-projects from Directory.Build.props, for the .nfproj files alone.
using System.Reflection;

[assembly: AssemblyCompany("EdgeNodes")]
[assembly: AssemblyCopyright("MIT, the EdgeNodes authors")]
[assembly: AssemblyVersion("0.1.0.0")]
