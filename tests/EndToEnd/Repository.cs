using System.Reflection;

namespace Serverless.EndToEnd;

/// <summary>Where the sources lie, and how they were built.</summary>
internal static class Repository
{
    public static string Root { get; } = Read("RepositoryRoot");

    public static string Configuration { get; } = Read("Configuration");

    private static string Read(string key) =>
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
