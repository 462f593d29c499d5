namespace Serverless.Verifying.Grounding;

/// <summary>The trained forests.</summary>
/// <param name="Number">Another thing's number.</param>
/// <param name="Name">Another one's name.</param>
/// <param name="Negation">"not" added or lost.</param>
/// <param name="Support">A claim the article does not carry.</param>
internal sealed record ErrorModels(Forest Number, Forest Name, Forest Negation, Forest Support)
{
    /// <summary>Those of <c>models.txt</c>.</summary>
    public static ErrorModels Shipped { get; } = Load();

    private static ErrorModels Load()
    {
        var file = WordList.Load("Grounding/models.txt");
        return new(Forest.Parse(file.Lines("number")), Forest.Parse(file.Lines("name")), Forest.Parse(file.Lines("negation")), Forest.Parse(file.Lines("support")));
    }
}
