// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ERC721} from "@openzeppelin/contracts/token/ERC721/ERC721.sol";

/// @notice A unit as nothing but a token: OpenZeppelin's ERC-721, and anybody mints. Compiled by the benchmark only.
contract Token is ERC721("Token", "T") {
    function mint(address to, uint256 id) external {
        _mint(to, id);
    }
}
