using System.Reflection;
using Xunit;

namespace Serverless.Unit;

/// <summary>Golden cases: folders under tests/Golden/STAGE. UPDATE_GOLDEN=1 rewrites what is expected.</summary>
internal static class GoldenFolder
{
    private static readonly string s_root = typeof(GoldenFolder).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    public static string Root => s_root;

    public static IEnumerable<string> Cases(string stage) =>
        Directory.GetDirectories(Path.Combine(s_root, "tests/Golden", stage)).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal);

    public static byte[] ReadBytes(string stage, string name, string file) => File.ReadAllBytes(PathOf(stage, name, file));

    public static string Read(string stage, string name, string file) => File.ReadAllText(PathOf(stage, name, file));

    public static void Compare(string stage, string name, string file, string actual)
    {
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1") File.WriteAllText(PathOf(stage, name, file), actual);

        Assert.Equal(Read(stage, name, file), actual);
    }

    private static string PathOf(string stage, string name, string file) => Path.Combine(s_root, "tests/Golden", stage, name, file);
}
