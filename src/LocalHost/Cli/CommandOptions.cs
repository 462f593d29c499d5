namespace Serverless.LocalHost.Cli;

/// <summary>What was asked for on the command line.</summary>
internal sealed record CommandOptions
{
    /// <summary>Files and folders to upload.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>Leave when every file has an outcome.</summary>
    public bool Once { get; init; }

    /// <summary>With <see cref="Once"/>: leave also when nothing has been at work for this long.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(DefaultPatienceSeconds);

    /// <summary>More than a minute: what an app puts off for so long is waited for.</summary>
    public const int DefaultPatienceSeconds = 75;

    /// <summary>First HTTP port to try.</summary>
    public int Port { get; init; } = 7071;

    /// <summary>Keep nothing of the local storage.</summary>
    public bool Ephemeral { get; init; }

    /// <summary>Connection string of a storage account; null: the settings', else our own Azurite.</summary>
    public string? Storage { get; init; }

    /// <summary>Container that files are uploaded to.</summary>
    public string Container { get; init; } = "articles";

    /// <summary>Container that results land in.</summary>
    public string Results { get; init; } = "summaries";

    /// <summary>Container that problems land in.</summary>
    public string Failures { get; init; } = "failures";

    /// <summary>Folder of a built isolated worker; null: the one built together with this host.</summary>
    public string? App { get; init; }
}
