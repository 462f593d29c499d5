namespace Serverless.Cleaning.Html.Words;

/// <summary>What the wording of a short block says it is.</summary>
internal enum Wording
{
    Related,
    Share,
    Newsletter,
    Comments,
    Credit,
    Ad,
    Rights,
    Byline,
    Date,
    Continue,
    Consent,
    Account,
    Tags,
    AboutAuthor,
    Navigation,
    App,
    Support,
    Script,
    ReadingTime,
    Contents,
    Robot,
}

/// <summary>How much of a block a wording covers.</summary>
internal enum WordingPlace
{
    None,
    Inside,
    AtStart,
    Whole,
}
