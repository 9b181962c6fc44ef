// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title ERC-7943 for many tokens in one contract
/// @notice The interface of the final standard, 0x41c4fbad. What each function has to do says https://eips.ethereum.org/EIPS/eip-7943; what
/// it does here says IHoldings.
interface IERC7943MultiToken {
    /// @notice The account has `unfrozen` units of the instrument that are not frozen, and `amount` were to move. The standard's other errors are
    /// not used: those of Members say more.
    error ERC7943InsufficientUnfrozenBalance(address account, uint256 tokenId, uint256 amount, uint256 unfrozen);

    event ForcedTransfer(address indexed from, address indexed to, uint256 indexed tokenId, uint256 amount);
    event Frozen(address indexed account, uint256 indexed tokenId, uint256 amount);

    function forcedTransfer(address from, address to, uint256 tokenId, uint256 amount) external returns (bool result);

    function setFrozenTokens(address account, uint256 tokenId, uint256 amount) external returns (bool result);

    function canSend(address account) external view returns (bool allowed);

    function canReceive(address account) external view returns (bool allowed);

    function getFrozenTokens(address account, uint256 tokenId) external view returns (uint256 amount);

    function canTransfer(
        address from,
        address to,
        uint256 tokenId,
        uint256 amount
    ) external view returns (bool allowed);
}
