using System.Reflection;
using System.Text.RegularExpressions;
using Xunit;

namespace Serverless.Unit;

public sealed partial class RoomsTests
{
    // Room -> the rooms of Core it may mention. Data rooms know nobody above them; a stage knows only data; only Pipeline knows the stages.
    private static readonly Dictionary<string, string[]> s_arrows = new()
    {
        ["Articles"] = [],
        ["Summaries"] = ["Articles"],
        ["Cleaning"] = ["Articles"],
        ["Summarizing"] = ["Articles", "Summaries"],
        ["Verifying"] = ["Articles", "Summaries"],
        ["Storing"] = ["Articles", "Summaries", "Summarizing"],
        ["Pipeline"] = ["Articles", "Summaries", "Cleaning", "Summarizing", "Verifying", "Storing"],
    };

    private static readonly string s_root = typeof(RoomsTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    public static TheoryData<string> Rooms => [.. s_arrows.Keys];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Room_MentionsOnlyRoomsItsArrowsAllow(string room)
    {
        string[] allowed = [room, .. s_arrows[room]];

        var strangers = Sources($"src/Core/{room}")
            .SelectMany(file => RoomMention().Matches(File.ReadAllText(file)).Select(match => (file, room: match.Groups[1].Value)))
            .Where(mention => !allowed.Contains(mention.room))
            .ToList();

        Assert.Empty(strangers);
    }

    [Fact]
    public void Core_EveryFolderIsARoomOfTheTable()
    {
        var folders = Directory.GetDirectories(Path.Combine(s_root, "src/Core")).Select(Path.GetFileName).Except(["bin", "obj"]);

        Assert.Equal(s_arrows.Keys.Order(), folders.Order());
    }

    [Theory]
    [InlineData("AngleSharp", "Cleaning/Html")]
    [InlineData("Microsoft.Extensions.AI", "Summarizing/Llm")]
    public void Package_IsSeenByItsRoomOnly(string package, string room)
    {
        var strangers = Sources("src/Core")
            .Where(file => !file.Replace('\\', '/').Contains($"src/Core/{room}/", StringComparison.Ordinal))
            .Where(file => File.ReadAllText(file).Contains(package, StringComparison.Ordinal));

        Assert.Empty(strangers);
    }

    [Fact]
    public void LlmAndExtractive_NeverMeet()
    {
        Assert.DoesNotContain(Sources("src/Core/Summarizing/Llm"), file => File.ReadAllText(file).Contains("Extractive", StringComparison.Ordinal));
        Assert.DoesNotContain(Sources("src/Core/Summarizing/Extractive"), file => File.ReadAllText(file).Contains("Llm", StringComparison.Ordinal));
    }

    [Fact]
    public void LocalHost_KnowsNothingOfCore() =>
        Assert.DoesNotContain(Sources("src/LocalHost"), file => RoomMention().IsMatch(File.ReadAllText(file)));

    [Fact]
    public void Types_AreSealedUnlessTheyAreBases()
    {
        var types = typeof(Serverless.Articles.Article).Assembly.GetTypes();
        var bases = types.Select(type => type.BaseType).ToHashSet();

        Assert.DoesNotContain(types, type => type is { IsClass: true, IsSealed: false } && !type.Name.Contains('<', StringComparison.Ordinal) && !bases.Contains(type));
    }

    private static IEnumerable<string> Sources(string folder) =>
        Directory.EnumerateFiles(Path.Combine(s_root, folder), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Replace('\\', '/').Contains("/obj/", StringComparison.Ordinal));

    [GeneratedRegex(@"\bServerless\.(Articles|Summaries|Cleaning|Summarizing|Verifying|Storing|Pipeline)\b")]
    private static partial Regex RoomMention();
}
