namespace Serverless.LocalHost.Guardian;

/// <summary>A child to start and what becomes of its words.</summary>
internal sealed record GuardedCommand(string Program, IReadOnlyList<string> Arguments)
{
    /// <summary>Set on top of this process's own environment.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    /// <summary>Null: this process's own.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>Time between asking the child to end and ending it. Where it cannot be asked (Windows) it is ended at once.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>A folder that is deleted when the child is gone.</summary>
    public string? DeleteAfterwards { get; init; }

    /// <summary>Gets each line of standard output.</summary>
    public Action<string> OnOutput { get; init; } = _ => { };

    /// <summary>Gets each line of standard error.</summary>
    public Action<string> OnError { get; init; } = _ => { };
}
