// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ERC1155} from "@openzeppelin/contracts/token/ERC1155/ERC1155.sol";
import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

/// @notice A floor: who has how much of what, and no rule.
contract PlainUnits is ERC1155("") {
    function mint(address to, uint256 id, uint256 amount) external {
        _mint(to, id, amount, "");
    }

    function burn(uint256 id, uint256 amount) external {
        _burn(msg.sender, id, amount);
    }
}

/// @notice A floor: money, and no rule.
contract PlainMoney is ERC20("Money", "M") {
    function mint(address to, uint256 amount) external {
        _mint(to, amount);
    }
}
