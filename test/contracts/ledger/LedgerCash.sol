// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

/// @notice Money that does what ERC-20 says.
contract LedgerCash is ERC20("Cash", "CNY") {
    function mint(address to, uint256 amount) external {
        _mint(to, amount);
    }
}
