// Types that several modules share.

@export()
@description('Text by name: tags and app settings.')
type texts = {
  @description('A value by name.')
  *: string
}
