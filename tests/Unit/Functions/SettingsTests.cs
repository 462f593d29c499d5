using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Serverless.Functions.Hosting;
using Xunit;

namespace Serverless.Unit.Functions;

public sealed partial class SettingsTests
{
    // Settings that the host reads, not the app's options.
    private static readonly string[] s_hostSettings = ["AzureWebJobsStorage", "FUNCTIONS_WORKER_RUNTIME"];

    [Fact]
    public void Sample_ListsEveryOptionWithItsDefault() => Assert.Equal(Defaults(), Sample().Where(pair => !s_hostSettings.Contains(pair.Key)).OrderBy(pair => pair.Key, StringComparer.Ordinal));

    [Fact]
    public void Table_ListsEverySettingOfTheSampleWithItsDefault()
    {
        var readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));

        var table = TableRow().Matches(readme.Split("\n## Settings\n")[1].Split("\n## ")[0])
            .Select(row => KeyValuePair.Create(row.Groups[1].Value, row.Groups[2].Value.Trim().Trim('`')));

        Assert.Equal(Sample().OrderBy(pair => pair.Key, StringComparer.Ordinal), table.OrderBy(pair => pair.Key, StringComparer.Ordinal));
    }

    [Fact]
    public void Complaints_SampleAsItIs_None() => Assert.Empty(Complain([.. Sample().Select(pair => (pair.Key, pair.Value))]));

    [Theory]
    [InlineData("Storage__SummariesContainer", "articles")]
    [InlineData("Storage__FailuresContainer", "summaries")]
    [InlineData("Storage__StateContainer", "No")]
    [InlineData("Storage__ClaimDuration", "00:02:00")]
    [InlineData("Storage__ClaimDuration", "soon")]
    [InlineData("Storage__MaxArticleBytes", "0")]
    [InlineData("Storage__MaxArticleByte", "10")]
    [InlineData("Summarizer__SummarySentences", "0")]
    [InlineData("Summarizer__Language", "english, please")]
    [InlineData("Retries__Delays", "5")]
    [InlineData("Retries__Delays", "00:01:00,00:05:00")]
    [InlineData("Sweep__MinAge", "-00:00:01")]
    [InlineData("Sweep__AtStart", "maybe")]
    [InlineData("Http__FetchTimeout", "00:00:00")]
    [InlineData("AzureWebJobsStorage", "")]
    public void Complaints_WrongSetting_IsOneSentenceThatNamesIt(string setting, string value)
    {
        var complaint = Assert.Single(Complain(("FUNCTIONS_WORKER_RUNTIME", "dotnet-isolated"), (setting, value)));

        Assert.StartsWith("Wrong setting", complaint, StringComparison.Ordinal);
        Assert.Contains(setting, complaint, StringComparison.Ordinal);
        Assert.EndsWith(".", complaint, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', complaint);
    }

    [Fact]
    public void Complaints_IdentityInsteadOfConnectionString_None() => Assert.Empty(Complain(
        ("AzureWebJobsStorage__blobServiceUri", "https://a.blob.core.windows.net"), ("AzureWebJobsStorage__queueServiceUri", "https://a.queue.core.windows.net"), ("AzureWebJobsStorage__credential", "managedidentity")));

    private static IEnumerable<KeyValuePair<string, string>> Defaults()
    {
        using var host = Build();
        return [.. from section in host.Services.GetServices<SettingSection>()
                   let options = Activator.CreateInstance(section.Options)
                   from setting in section.Settings
                   orderby $"{section.Name}__{setting}"
                   select KeyValuePair.Create($"{section.Name}__{setting}", Write(section.Options.GetProperty(setting)!.GetValue(options)))];
    }

    private static string Write(object? value) => value switch
    {
        null => "",
        bool flag => flag ? "true" : "false",
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    private static Dictionary<string, string> Sample()
    {
        using var sample = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "local.settings.sample.json")));
        return sample.RootElement.GetProperty("Values").EnumerateObject().ToDictionary(value => value.Name, value => value.Value.GetString()!);
    }

    private static IReadOnlyList<string> Complain(params (string Key, string Value)[] settings)
    {
        (string Key, string Value) account = ("AzureWebJobsStorage", "UseDevelopmentStorage=true");
        using var host = Build(settings.Any(pair => pair.Key.StartsWith(account.Key, StringComparison.Ordinal)) ? settings : [account, .. settings]);
        return CheckedStart.Complaints(host.Services);
    }

    private static IHost Build(params (string Key, string Value)[] settings)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(settings.Select(pair => KeyValuePair.Create(pair.Key.Replace("__", ":", StringComparison.Ordinal), (string?)pair.Value)));
        builder.AddSettings();
        return builder.Build();
    }

    [GeneratedRegex(@"^\| `([A-Za-z_]+)` \|([^|]*)\|", RegexOptions.Multiline)]
    private static partial Regex TableRow();
}
